import type { Event, TurnError, TurnStatus } from '#lib/contracts/index.ts';
import type { AnswerBlock, AskedQuestion, Block, DatasetBlock, Prose, QuestionBlock } from './block.ts';
import { type ConversationState, isOver, type TurnState } from './conversation-state.ts';
import { toCards } from './to-cards.ts';
import { outputEventIds, toCodeRuns } from './to-code-runs.ts';
import { toSteps } from './to-steps.ts';
import { toolCalls } from './tool-calls.ts';
import { areSame, type TurnEvents, toTurnEvents } from './turn-events.ts';

/**
 * Makes what the conversation shows from what is known of it and nothing else: a question and its answer for each
 * turn, in the order in which the turns were asked, and the datasets where they came in. A turn of which nothing
 * changed since the last call keeps its blocks, the same objects, so that they need not be drawn again.
 */
export function createToBlocks(): (state: ConversationState) => Block[] {
  let before = new Map<string, { turn: TurnEvents; blocks: Block[] }>();
  return (state) => {
    const made = toTurnEvents(state).map((turn) => {
      const known = before.get(turn.key);
      return known && areSame(known.turn, turn) ? known : { turn, blocks: toTurnBlocks(turn) };
    });
    before = new Map(made.map((each) => [each.turn.key, each]));
    return made.flatMap(({ blocks }) => blocks);
  };
}

function toTurnBlocks({ turnId, events, known, isLast, live, waitingFor }: TurnEvents): Block[] {
  if (turnId === null) return events.flatMap(toDataset);
  const asked = events.find(({ author }) => author === 'user');
  const given = events.filter(({ author }) => author !== 'user');
  const turn = turnState(known, given, isLast);
  const question = asked ? toQuestion(asked, turn.status) : null;
  const blocks = question ? [question] : [];
  const isEmpty = given.length === 0 && live.length === 0;
  if (turn.status === 'queued' || (!asked && isEmpty)) return blocks;
  const answer = toAnswer({ turnId, events: given }, turn, { live, waitingFor });
  return [...blocks, { ...answer, asked: asked ? toAsked(asked) : null }];
}

function toAsked(event: Event): AskedQuestion | null {
  const { plan, chart, sql, code } = event.customMetadata?.plotline?.request ?? {};
  if (plan !== undefined) return { plan, chart };
  const text = textOf(event);
  return sql !== undefined || code !== undefined || text === '' ? null : { text };
}

function toQuestion(event: Event, status: TurnStatus): QuestionBlock {
  const request = event.customMetadata?.plotline?.request;
  return {
    kind: 'question',
    key: event.id,
    turnId: event.invocationId,
    text: textOf(event),
    sql: request?.sql ?? null,
    code: request?.code ?? null,
    plan: request?.plan ?? null,
    isRetry: request?.retryOf !== undefined,
    isQueued: status === 'queued',
    timestamp: event.timestamp,
  };
}

function toAnswer(
  { turnId, events }: { turnId: string; events: readonly Event[] },
  turn: TurnState,
  { live, waitingFor }: Pick<TurnEvents, 'live' | 'waitingFor'>,
): Omit<AnswerBlock, 'asked'> {
  const calls = toolCalls(events);
  const over = isOver(turn.status);
  const facts = events.flatMap((event) => event.customMetadata?.plotline ?? []);
  const outputs = outputEventIds(events);
  const texts = live.filter(([key]) => !outputs.has(key));
  return {
    kind: 'answer',
    key: `${turnId}/answer`,
    turnId,
    status: turn.status,
    analyst: facts.findLast(({ analyst }) => analyst)?.analyst ?? null,
    prose: [...events.flatMap(toProse), ...texts.map(toLiveProse)],
    cards: toCards(calls),
    runs: toCodeRuns(events, live, over),
    steps: toSteps(calls, over),
    reading: facts.findLast(({ reading }) => reading)?.reading ?? null,
    suggestions: facts.findLast(({ suggestions }) => suggestions)?.suggestions ?? [],
    error: turn.error,
    offer: facts.findLast(({ offer }) => offer)?.offer ?? null,
    waitingFor: over ? null : waitingFor,
    timestamp: events.at(-1)?.timestamp ?? 0,
  };
}

function toLiveProse([key, { text }]: TurnEvents['live'][number]): Prose {
  return { key, text, ledger: null };
}

function toProse(event: Event): Prose[] {
  const text = textOf(event);
  if (text.trim() === '') return [];
  return [{ key: event.id, text, ledger: event.customMetadata?.plotline?.ledger ?? null }];
}

function textOf(event: Event): string {
  const parts = event.content?.parts ?? [];
  return parts.flatMap(({ text, thought }) => (text && !thought ? [text] : [])).join('');
}

function toDataset(event: Event): DatasetBlock[] {
  const dataset = event.customMetadata?.plotline?.dataset;
  if (!dataset) return [];
  return [
    {
      kind: 'dataset',
      key: event.id,
      datasetId: dataset.id,
      name: dataset.name,
      timestamp: event.timestamp,
    },
  ];
}

/** The stored events say how an old turn ended; the live state is only there for those that matter now. */
function turnState(known: TurnState | undefined, events: readonly Event[], isLast: boolean): TurnState {
  const error = errorOf(events);
  if (known) return { status: known.status, error: known.error ?? error };
  if (error) return { status: statusOfError(error), error };
  const declined = events.some((event) => event.customMetadata?.plotline?.declined);
  if (declined) return { status: 'declined', error: null };
  const isAnswered = events.some((event) => textOf(event).trim() !== '');
  if (isAnswered) return { status: 'done', error: null };
  return { status: isLast ? 'running' : 'stopped', error: null };
}

function errorOf(events: readonly Event[]): TurnError | null {
  const failed = events.findLast(({ errorCode }) => errorCode !== undefined);
  if (!failed) return null;
  const message = failed.errorMessage ?? 'The answer failed. Ask again.';
  return { code: failed.errorCode ?? 'internal', message };
}

function statusOfError({ code }: TurnError): TurnStatus {
  return code === 'stopped' || code === 'interrupted' ? code : 'failed';
}
