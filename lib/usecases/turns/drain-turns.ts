import { PlotlineError } from '#lib/base/index.ts';
import type { Services } from '../services.ts';

/** Before the server ends: interrupts every turn and waits until how they ended is stored. */
export async function drainTurns({ turns }: Pick<Services, 'turns'>): Promise<void> {
  const reason = new PlotlineError(
    'unavailable',
    'The server was stopped while this answer was being made. Run it again.',
  );
  const live = turns.all();
  for (const turn of live) turn.controller.abort(reason);
  await Promise.all(live.map((turn) => turns.settled(turn.sessionId)));
}
