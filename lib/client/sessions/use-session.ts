'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Session } from '#lib/contracts/index.ts';
import { readSessionById } from '../http/sessions.ts';

const sessionKey = (sessionId: string) => ['session', sessionId];

/** The session as the page got it, read again when its datasets change. */
export function useSession(initial: Session): Session {
  const { data } = useQuery({
    queryKey: sessionKey(initial.id),
    queryFn: ({ signal }) => readSessionById(initial.id, signal),
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** Reads the session, and the list with its title, again. */
export function useRefreshSession(sessionId: string): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    void client.invalidateQueries({ queryKey: sessionKey(sessionId) });
    void client.invalidateQueries({ queryKey: ['sessions'] });
  }, [client, sessionId]);
}
