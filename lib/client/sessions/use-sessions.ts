'use client';

import { useQuery } from '@tanstack/react-query';
import type { SessionSummary } from '#lib/contracts/index.ts';
import { listSessions } from '../http/sessions.ts';

/** The user's sessions, newest first. */
export function useSessions(initial: SessionSummary[]): SessionSummary[] {
  const { data } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => listSessions(signal),
    initialData: initial,
    staleTime: 30_000,
  });
  return data;
}
