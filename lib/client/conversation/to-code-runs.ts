import type { CodeMetadata, Event, StoredFigure } from '#lib/contracts/index.ts';
import type { CodeRun, StepStatus } from './block.ts';
import type { LiveText } from './conversation-state.ts';

type LiveTexts = readonly (readonly [string, LiveText])[];

/**
 * The runs of code of a turn, in order. What such a run writes while it runs comes as live text under the id that the
 * event of its result will have. `isOver` says whether the turn is.
 */
export function toCodeRuns(events: readonly Event[], live: LiveTexts, isOver: boolean): CodeRun[] {
  const groups = Map.groupBy(
    events.filter((event) => event.customMetadata?.plotline?.code),
    (event) => event.customMetadata?.plotline?.code?.callId ?? '',
  );
  return [...groups].flatMap(([callId, own]) => toRun(callId, own, { live, isOver }) ?? []);
}

/** Ids of the events under which live text is a run's output and not prose. */
export function outputEventIds(events: readonly Event[]): Set<string> {
  return new Set(events.flatMap((event) => event.customMetadata?.plotline?.code?.outputEventId ?? []));
}

function toRun(
  callId: string,
  events: readonly Event[],
  { live, isOver }: { live: LiveTexts; isOver: boolean },
): CodeRun | null {
  const written = events.find((event) => codeOf(event) !== null);
  if (!written) return null;
  const facts = events.flatMap((event) => event.customMetadata?.plotline?.code ?? []);
  const { outputEventId, source = 'builtin', purpose, repairs = 0 } = facts[0] ?? {};
  const run = last(facts, 'run');
  return {
    callId,
    code: codeOf(written) ?? '',
    author: written.author,
    source,
    purpose: purpose ?? null,
    repairs,
    status: statusOf(run, isOver),
    liveOutput: live.find(([id]) => id === outputEventId)?.[1].text ?? '',
    run,
    figures: facts.flatMap(({ figure }): StoredFigure[] => (figure ? [figure] : [])),
    check: last(facts, 'check'),
    difference: last(facts, 'difference'),
    sql: last(facts, 'sql'),
    timestamp: events.at(-1)?.timestamp ?? 0,
  };
}

function codeOf(event: Event): string | null {
  return event.content?.parts?.find(({ executableCode }) => executableCode)?.executableCode?.code ?? null;
}

function last<Name extends keyof CodeMetadata>(facts: readonly CodeMetadata[], name: Name) {
  return facts.findLast((each) => each[name] !== undefined)?.[name] ?? null;
}

function statusOf(run: CodeMetadata['run'] | null, isOver: boolean): StepStatus {
  if (!run) return isOver ? 'stopped' : 'running';
  if (run.status === 'ok') return 'done';
  return run.status === 'stopped' ? 'stopped' : 'failed';
}
