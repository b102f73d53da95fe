import { createLogger, PlotlineError, systemClock } from '#lib/base/index.ts';
import { Event } from '#lib/contracts/index.ts';
import { runTurn } from '../run-turn.ts';
import type { TurnContext } from '../turn-context.ts';
import type { Bakery } from './bakery.ts';

export type RecordedTurn = {
  /** `done`, `declined`, or the code and message of the error. */
  outcome: string;
  events: Event[];
  /** Live text by event id. */
  partials: Record<string, string>;
  steps: string[];
  artifacts: Record<string, unknown>;
};

/** Runs a turn over the bakery with a store in memory; ids are made up in order (`event-1`, `call-1` …), durations are 0. */
export async function recordTurn(
  bakery: Bakery,
  changes: Partial<TurnContext> & Pick<TurnContext, 'request'>,
): Promise<RecordedTurn> {
  const turn: RecordedTurn = { outcome: '', events: [], partials: {}, steps: [], artifacts: {} };
  const context: TurnContext = {
    turnId: 'e-1',
    sessionId: 'session',
    analyst: 'builtin',
    mode: 'direct',
    executor: null,
    geminiRunsCode: false,
    agents: { root: 'data_analysis_coordinator', below: ['analysis_agent', 'visualization_agent'] },
    instruction: null,
    history: [],
    tables: bakery.tables,
    engine: bakery.engine,
    model: null,
    queryTimeoutMs: 10_000,
    signal: new AbortController().signal,
    ...recorder(turn),
    clock: systemClock,
    logger: createLogger('silent'),
    ...changes,
  };
  turn.outcome = await runTurn(context).then(
    ({ status }) => status,
    (error) => (PlotlineError.is(error) ? `${error.code}: ${error.message}` : Promise.reject(error)),
  );
  return maskIds(turn);
}

function recorder(turn: RecordedTurn): Pick<TurnContext, 'emit' | 'partial' | 'progress' | 'saveArtifact'> {
  return {
    async emit(event) {
      const stored = Event.parse({
        author: 'data_analysis_coordinator',
        ...event,
        id: event.id ?? crypto.randomUUID(),
        invocationId: 'e-1',
        timestamp: 0,
        actions: event.actions ?? {},
      });
      turn.events.push(stored);
      return stored;
    },
    partial(eventId, text) {
      turn.partials[eventId] = (turn.partials[eventId] ?? '') + text;
    },
    progress: (step) => turn.steps.push(step),
    async saveArtifact(name, mimeType, bytes) {
      const isPicture = mimeType === 'image/png';
      turn.artifacts[name] = isPicture ? bytes.length : JSON.parse(new TextDecoder().decode(bytes));
      return { name, version: 0 };
    },
  };
}

const id = /(adk-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function maskIds(turn: RecordedTurn): RecordedTurn {
  const names = new Map<string, string>();
  const counts = { call: 0, event: 0 };
  const masked = JSON.stringify(turn).replaceAll(id, (found, isCall) => {
    const kind = isCall === undefined ? 'event' : 'call';
    if (!names.has(found)) {
      counts[kind] += 1;
      names.set(found, `${kind}-${counts[kind]}`);
    }
    return names.get(found) ?? found;
  });
  return JSON.parse(masked.replaceAll(/"durationMs":[\d.]+/g, '"durationMs":0'));
}
