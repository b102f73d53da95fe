import { PlotlineError } from '#lib/base/index.ts';
import type { TurnError, TurnStatus } from '#lib/contracts/index.ts';
import type { StoredTurn } from '../ports/turns-store.ts';
import { reportError } from '../report-error.ts';
import type { Services } from '../services.ts';
import { blameRemovedTable } from './blame-removed-table.ts';
import { closeTurn } from './close-turn.ts';
import { createTurnContext } from './create-turn-context.ts';
import { type LiveTurn, stoppedError } from './live-turns.ts';

/** How long a stopped turn may take to leave by itself. */
const graceMs = 600;

/** Runs one turn to its end, whatever that is, and stores how it ended. Never throws. */
export async function runTurnJob(turn: StoredTurn, live: LiveTurn, services: Services): Promise<void> {
  try {
    const outcome = await runToEnd(turn, live, services);
    live.closed = true;
    await closeTurn(turn, outcome, services);
  } catch (error) {
    services.logger.error({ err: error, turnId: turn.id }, 'The end of a turn could not be stored');
    tellFollowers(turn, error, services);
  }
}

/** Who follows must not wait for an end that the store did not take. */
function tellFollowers({ id, sessionId }: StoredTurn, error: unknown, { bus, logger }: Services): void {
  const failure = reportError(error, logger);
  bus.publish(sessionId, { type: 'turn', data: { turnId: id, status: 'failed', error: failure } });
}

export type TurnEnd = { status: TurnStatus; error: TurnError | null };

async function runToEnd(turn: StoredTurn, live: LiveTurn, services: Services): Promise<TurnEnd> {
  try {
    const work = answer(turn, live, services);
    work.catch((error) =>
      services.logger.debug({ err: error, turnId: turn.id }, 'A turn ended with an error'),
    );
    const { status } = await Promise.race([work, leaveAfterStop(live.controller.signal)]);
    return { status, error: null };
  } catch (error) {
    if (live.controller.signal.aborted) return endOfStopped(live.controller.signal.reason);
    return { status: 'failed', error: reportError(error, services.logger) };
  }
}

async function answer(turn: StoredTurn, live: LiveTurn, services: Services) {
  live.controller.signal.throwIfAborted();
  await services.stores.turns.update(turn.id, { status: 'running', updatedAt: services.clock.now() });
  services.bus.publish(turn.sessionId, { type: 'turn', data: { turnId: turn.id, status: 'running' } });
  const { sessionId } = turn;
  const context = await createTurnContext(turn, live, services);
  return services.runTurn(context).catch(async (error: unknown) => {
    throw await blameRemovedTable(error, { sessionId, tables: context.tables }, services);
  });
}

function leaveAfterStop(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const leave = () => setTimeout(() => reject(stoppedError()), graceMs).unref();
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });
}

function endOfStopped(reason: unknown): TurnEnd {
  const interrupted = PlotlineError.is(reason) && reason.code === 'unavailable';
  const error = PlotlineError.is(reason) ? reason : stoppedError();
  return {
    status: interrupted ? 'interrupted' : 'stopped',
    error: { code: interrupted ? 'interrupted' : 'stopped', message: error.message },
  };
}
