'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Session } from '#lib/contracts/index.ts';
import { readSessionById, type SessionChange, updateSession } from '../http/sessions.ts';

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

/** Changes the session: on the page at once, on the server when this resolves. What was refused is taken back. */
export function useChangeSession(sessionId: string): (change: SessionChange) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (change) => {
      const queryKey = sessionKey(sessionId);
      await client.cancelQueries({ queryKey });
      client.setQueryData<Session>(queryKey, (known) => known && { ...known, ...change });
      try {
        await updateSession(sessionId, change);
      } catch (error) {
        void client.invalidateQueries({ queryKey });
        throw error;
      }
    },
    [client, sessionId],
  );
}
