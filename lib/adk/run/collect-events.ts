import type { TurnError } from '#lib/contracts/index.ts';
import { toWireEvent } from '../wire/to-wire-event.ts';
import { isShown } from './is-shown.ts';
import type { Run } from './start-run.ts';

/** How a run ends that is answered with its events. */
const ended: ReadonlySet<string> = new Set(['done', 'declined', 'stopped']);

export type CollectedRun = {
  events: Record<string, unknown>[];
  hasFailed: boolean;
  /** What it failed with, where that was said. */
  error: TurnError | undefined;
};

/** A run to its end, as `/run` answers it. What ends without saying how has failed, too. */
export async function collectEvents(run: Run): Promise<CollectedRun> {
  const events: Record<string, unknown>[] = [];
  let status = '';
  let error: TurnError | undefined;
  for await (const frame of run.frames) {
    if (frame.type === 'event' && isShown(frame.data, run.app)) events.push(toWireEvent(frame.data, run));
    if (frame.type === 'turn') ({ status, error } = frame.data);
  }
  return {
    events: run.app.replies === 'final' ? finalOnly(events) : events,
    hasFailed: !ended.has(status),
    error,
  };
}

/** The answer alone, marked as such: what clients from before ADK's events look for. */
function finalOnly(events: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  return events.slice(-1).map((event) => (event.content ? { ...event, type: 'agent_output' } : event));
}
