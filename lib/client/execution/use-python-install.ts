'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CodeExecution, PythonInstall } from '#lib/contracts/index.ts';
import { installPython, readPythonInstall } from '../http/code-execution.ts';

const queryKey = ['python-install'];
const whileRunningMs = 1000;

/** The server's installation of Python, whoever began it: followed while it runs, looked for when the page is looked at. */
export function usePythonInstall(): PythonInstall | undefined {
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => readPythonInstall(signal),
    staleTime: 10_000,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (state.data?.progress ? whileRunningMs : false),
  });
  return data;
}

/** Begins the installation; what is known of it is right as soon as this resolves. */
export function useInstallPython(): () => Promise<CodeExecution> {
  const client = useQueryClient();
  return useCallback(async () => {
    const state = await installPython();
    await client.cancelQueries({ queryKey });
    if (state.install) client.setQueryData(queryKey, state.install);
    return state;
  }, [client]);
}
