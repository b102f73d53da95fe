import type { Event, TurnError, TurnStatus } from '#lib/contracts/index.ts';
import type { AnswerBlock, Block, DatasetBlock, Prose, QuestionBlock } from './block.ts';
import { type ConversationState, isOver, type TurnState } from './conversation-state.ts';
import { toCards } from './to-cards.ts';
import { toSteps } from './to-steps.ts';
import { toolCalls } from './tool-calls.ts';

/**
 * What the conversation shows, from what is known of it and nothing else: a question and its answer for each turn,
 * in the order in which the turns were asked, and the datasets where they came in.
 */
export function toBlocks(state: ConversationState): Block[] {
  const turns = byTurn(state.events.map(({ event }) => event));
  const last = turns.findLast((group) => group.turnId !== null)?.turnId;
  return turns.flatMap((group) => {
    if (group.turnId === null) return group.events.flatMap(toDataset);
    return toTurnBlocks({ turnId: group.turnId, events: group.events }, state, group.turnId === last);
  });
}

type Group = { turnId: string | null; events: Event[] };

/** Events of one turn stand together, where the turn was asked; a queued one's question may lie between others'. */
function byTurn(events: readonly Event[]): Group[] {
  const groups: Group[] = [];
  const turns = new Map<string, Group>();
  for (const event of events) {
    if (event.customMetadata?.plotline?.dataset) {
      groups.push({ turnId: null, events: [event] });
      continue;
    }
    const group = turns.get(event.invocationId);
    if (group) {
      group.events.push(event);
      continue;
    }
    const started = { turnId: event.invocationId, events: [event] };
    turns.set(event.invocationId, started);
    groups.push(started);
  }
  return groups;
}

type TurnEvents = { turnId: string; events: readonly Event[] };

function toTurnBlocks({ turnId, events }: TurnEvents, state: ConversationState, isLast: boolean): Block[] {
  const asked = events.find(({ author }) => author === 'user');
  const given = events.filter(({ author }) => author !== 'user');
  const turn = turnState(state.turns[turnId], given, isLast);
  const live = Object.entries(state.partials).filter(([, partial]) => partial.turnId === turnId);
  const blocks: Block[] = asked ? [toQuestion(asked, turn.status)] : [];
  const isEmpty = given.length === 0 && live.length === 0;
  if (turn.status === 'queued' || (!asked && isEmpty)) return blocks;
  const texts = live.map(([key, { text }]): Prose => ({ key, text, ledger: null }));
  const waitingFor = state.progress[turnId]?.step ?? null;
  return [...blocks, toAnswer({ turnId, events: given }, turn, { texts, waitingFor })];
}

function toQuestion(event: Event, status: TurnStatus): QuestionBlock {
  const request = event.customMetadata?.plotline?.request;
  return {
    kind: 'question',
    key: event.id,
    turnId: event.invocationId,
    text: textOf(event),
    sql: request?.sql ?? null,
    plan: request?.plan ?? null,
    isRetry: request?.retryOf !== undefined,
    isQueued: status === 'queued',
    timestamp: event.timestamp,
  };
}

function toAnswer(
  { turnId, events }: TurnEvents,
  turn: TurnState,
  live: { texts: Prose[]; waitingFor: string | null },
): AnswerBlock {
  const calls = toolCalls(events);
  const over = isOver(turn.status);
  const facts = events.flatMap((event) => event.customMetadata?.plotline ?? []);
  return {
    kind: 'answer',
    key: `${turnId}/answer`,
    turnId,
    status: turn.status,
    analyst: facts.findLast(({ analyst }) => analyst)?.analyst ?? null,
    prose: [...events.flatMap(toProse), ...live.texts],
    cards: toCards(calls),
    steps: toSteps(calls, over),
    reading: facts.findLast(({ reading }) => reading)?.reading ?? null,
    suggestions: facts.findLast(({ suggestions }) => suggestions)?.suggestions ?? [],
    error: turn.error,
    waitingFor: over ? null : live.waitingFor,
    timestamp: events.at(-1)?.timestamp ?? 0,
  };
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
