'use client';

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import {
  type Conversation,
  isOver,
  useConversation,
  useRefreshSession,
  useSession,
} from '#lib/client/index.ts';
import type { PageData } from '#lib/contracts/index.ts';
import { CurrentSessionContext, LiveConversationContext, SessionContext } from './session-context.tsx';
import { useAsking } from './use-asking.ts';
import { useBringingData } from './use-bringing-data.ts';
import { useNewSession } from './use-new-session.ts';

/** Holds one session for everything on the page: what is known of it, and what can be done with it. */
export function SessionProvider({ page, children }: { page: PageData; children: ReactNode }) {
  const session = useSession(page.session);
  const conversation = useConversation(page);
  const refresh = useRefreshSession(session.id);
  const newest = session.datasets.at(-1)?.id ?? null;
  const [chosen, showDataset] = useState<string | null>(null);
  const asking = useAsking(page, session);
  const data = useBringingData(page, refresh);
  const newSession = useNewSession();
  const { state } = conversation;

  const changes = useChanges(conversation);
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of these counts asks for fresh data
  useEffect(() => {
    if (!isFirst.current) refresh();
    isFirst.current = false;
  }, [changes, refresh]);
  useEffect(() => {
    if (newest) showDataset(newest);
  }, [newest]);

  const runningTurnId = useMemo(() => {
    const running = Object.entries(state.turns).find(([, { status }]) => status === 'running');
    return (running ?? Object.entries(state.turns).find(([, { status }]) => !isOver(status)))?.[0] ?? null;
  }, [state.turns]);
  const shown = session.datasets.find(({ id }) => id === chosen)?.id ?? newest;
  const sessionId = session.id;
  const value = useMemo(
    () => ({ page, sessionId, showDataset, newSession, ...asking, ...data }),
    [page, sessionId, newSession, asking, data],
  );
  const current = useMemo(() => ({ session, shownDatasetId: shown }), [session, shown]);
  const live = useMemo(() => ({ conversation, runningTurnId }), [conversation, runningTurnId]);
  return (
    <SessionContext value={value}>
      <CurrentSessionContext value={current}>
        <LiveConversationContext value={live}>{children}</LiveConversationContext>
      </CurrentSessionContext>
    </SessionContext>
  );
}

/** Changes whenever something happened after which the session, its datasets or the list of sessions may be new. */
function useChanges({ state, connection }: Conversation): string {
  const { events, turns, progress, changes } = state;
  // What changed while the connection was lost is not told again.
  const isLost = connection === 'lost';
  return useMemo(() => {
    const modes = events.filter(({ event }) => 'mode' in (event.actions?.stateDelta ?? {})).length;
    const datasets = events.filter(({ event }) => event.customMetadata?.plotline?.dataset).length;
    const over = Object.values(turns).filter(({ status }) => isOver(status)).length;
    const imports = Object.values(progress).filter(({ datasetId }) => datasetId !== undefined);
    return [
      datasets,
      over,
      changes,
      modes,
      isLost,
      ...imports.map(({ datasetId, error }) => `${datasetId}${error ? '!' : ''}`),
    ].join();
  }, [events, turns, progress, changes, isLost]);
}
