'use client';

import { useCallback, useMemo, useState } from 'react';
import { notifyError } from '#components/ui/notify.ts';
import { retryTurn, startTurn, stopTurn, type TurnRequest, useChangeSession } from '#lib/client/index.ts';
import type { Analyst, Mode, PageData, Session } from '#lib/contracts/index.ts';

/** Everything that starts or ends a turn. */
export function useAsking(page: PageData, session: Session) {
  const [askError, setAskError] = useState<string | null>(null);
  const { id, mode } = session;
  const analyst = usable(page, session.analyst);
  const change = useChangeSession(id);
  const setMode = useCallback((next: Mode) => void change({ mode: next }).catch(notifyError), [change]);
  const setAnalyst = useCallback(
    (next: Analyst) => void change({ analyst: next }).catch(notifyError),
    [change],
  );

  const ask = useCallback(
    async (request: TurnRequest) => {
      setAskError(null);
      try {
        await startTurn(id, { analyst, mode, ...request });
        return true;
      } catch (error) {
        setAskError(error instanceof Error ? error.message : 'The question could not be sent. Try again.');
        return false;
      }
    },
    [id, analyst, mode],
  );
  const stop = useCallback((turnId: string) => void stopTurn(id, turnId).catch(notifyError), [id]);
  const retry = useCallback((turnId: string) => void retryTurn(id, turnId).catch(notifyError), [id]);
  const clearAskError = useCallback(() => setAskError(null), []);
  return useMemo(
    () => ({ ask, askError, clearAskError, stop, retry, analyst, setAnalyst, mode, setMode }),
    [ask, askError, clearAskError, stop, retry, analyst, setAnalyst, mode, setMode],
  );
}

function usable({ installation }: PageData, wanted: Analyst): Analyst {
  const isAvailable = installation.analysts.some(({ name, available }) => name === wanted && available);
  return isAvailable ? wanted : 'builtin';
}
