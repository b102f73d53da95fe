import type { Session, SessionSummary } from '#lib/contracts/index.ts';
import { summariseDataset } from '../datasets/summarise-dataset.ts';
import type { StoredSession } from '../ports/sessions-store.ts';
import type { Services } from '../services.ts';
import { describeTurn } from '../turns/describe-turn.ts';
import { readMode } from './read-mode.ts';

/** A stored session as the page knows it. */
export async function describeSession(
  session: StoredSession,
  { stores, settings }: Services,
): Promise<Session> {
  const [attached, open, lastOver, mode] = await Promise.all([
    stores.datasets.listBySession(session.id),
    stores.turns.listOpen(session.id),
    stores.turns.findLastOver(session.id),
    readMode(session, { stores }),
  ]);
  const turns = lastOver ? [...open, lastOver] : open;
  return {
    ...summariseSession(
      session,
      attached.map(({ dataset }) => dataset.name),
    ),
    analyst: session.analyst ?? settings.installation.defaultAnalyst,
    mode,
    datasets: attached.map(summariseDataset),
    turns: turns.map(describeTurn),
  };
}

export function summariseSession(session: StoredSession, datasetNames: string[]): SessionSummary {
  return {
    id: session.id,
    title: session.title ?? 'New session',
    createdAt: new Date(session.createdAt).toISOString(),
    updatedAt: new Date(session.updatedAt).toISOString(),
    datasetNames,
  };
}
