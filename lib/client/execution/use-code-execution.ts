'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CodeExecution } from '#lib/contracts/index.ts';
import { readCodeExecution } from '../http/code-execution.ts';

const query = { queryKey: ['code-execution'], queryFn: readCodeExecution, staleTime: 60_000 };

/** Where code of this installation runs, as far as it is known; asked for where it is wanted. */
export function useCodeExecution(isWanted: boolean): CodeExecution | undefined {
  return useQuery({ ...query, enabled: isWanted }).data;
}

/** Finds out anew where code runs. */
export function useFindCodeExecution(): () => Promise<CodeExecution> {
  const client = useQueryClient();
  return useCallback(() => client.fetchQuery({ ...query, staleTime: 0 }), [client]);
}
