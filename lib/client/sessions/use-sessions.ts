'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SessionSummary } from '#lib/contracts/index.ts';
import { listSessions } from '../http/sessions.ts';

/** The user's sessions, newest first; read again where the one that is open is not among those that are known. */
export function useSessions(initial: SessionSummary[], openId: string): SessionSummary[] {
  const { data, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => listSessions(signal),
    initialData: initial,
    staleTime: 30_000,
  });
  const isKnown = data.some(({ id }) => id === openId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each session that is opened
  useEffect(() => {
    if (!isKnown) void refetch();
  }, [openId]);
  return data;
}
