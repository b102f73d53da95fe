import type { Event, EventPage, PageData, StreamFrame, TurnError, TurnStatus } from '#lib/contracts/index.ts';

type PartialFrame = Extract<StreamFrame, { type: 'partial' }>['data'];
type ProgressFrame = Extract<StreamFrame, { type: 'progress' }>['data'];

export type StoredEvent = { sequence: number; event: Event };
export type LiveText = { turnId: string; text: string };
export type TurnState = { status: TurnStatus; error: TurnError | null };

/** All that the page knows of a conversation: what is stored, and what is under way. */
export type ConversationState = {
  events: readonly StoredEvent[];
  /** Whether the session has events older than these. */
  hasEarlier: boolean;
  /** Text of answers that are still being written, by the id of the event that it will be. */
  partials: Readonly<Record<string, LiveText>>;
  turns: Readonly<Record<string, TurnState>>;
  /** The latest progress of each turn and each import, by its id. */
  progress: Readonly<Record<string, ProgressFrame>>;
  /** How many times the session itself was changed since the page came. */
  changes: number;
};

export function fromPage(page: Pick<PageData, 'events' | 'hasEarlier' | 'session'>): ConversationState {
  const turns = page.session.turns.map((turn) => [turn.turnId, { status: turn.status, error: turn.error }]);
  const { events, hasEarlier } = page;
  return { events, hasEarlier, partials: {}, turns: Object.fromEntries(turns), progress: {}, changes: 0 };
}

/** The state after one frame of the stream. An event that is already there changes nothing. */
export function applyFrame(state: ConversationState, frame: StreamFrame): ConversationState {
  switch (frame.type) {
    case 'event':
      return applyEvent(state, frame);
    case 'partial':
      return { ...state, partials: applyPartial(state.partials, frame.data) };
    case 'turn':
      return applyTurn(state, frame.data.turnId, {
        status: frame.data.status,
        error: frame.data.error ?? null,
      });
    case 'progress':
      return applyProgress(state, frame.data);
  }
}

/** The state with the page of events before its first one; events that are already there are left out. */
export function withEarlier(state: ConversationState, page: EventPage): ConversationState {
  const first = firstSequence(state);
  const older = first === null ? page.events : page.events.filter(({ sequence }) => sequence < first);
  return { ...state, events: [...older, ...state.events], hasEarlier: page.hasEarlier };
}

export const isOver = (status: TurnStatus): boolean => status !== 'queued' && status !== 'running';

/** Sequence of the newest stored event; 0 when there is none. */
export function lastSequence(state: ConversationState): number {
  return state.events.at(-1)?.sequence ?? 0;
}

/** Sequence of the oldest event that the page has; null when it has none. */
export function firstSequence(state: ConversationState): number | null {
  return state.events[0]?.sequence ?? null;
}

function applyEvent(
  state: ConversationState,
  { sequence, data }: { sequence: number; data: Event },
): ConversationState {
  if (sequence <= lastSequence(state)) return state;
  const datasetId = data.customMetadata?.plotline?.dataset?.id;
  return {
    ...state,
    events: [...state.events, { sequence, event: data }],
    partials: without(state.partials, data.id),
    progress: datasetId ? without(state.progress, datasetId) : state.progress,
  };
}

function applyPartial(
  partials: ConversationState['partials'],
  frame: PartialFrame,
): ConversationState['partials'] {
  const before = frame.mode === 'append' ? (partials[frame.eventId]?.text ?? '') : '';
  return { ...partials, [frame.eventId]: { turnId: frame.turnId, text: before + frame.text } };
}

function applyTurn(state: ConversationState, turnId: string, turn: TurnState): ConversationState {
  const turns = { ...state.turns, [turnId]: turn };
  if (!isOver(turn.status)) return { ...state, turns };
  const partials = Object.entries(state.partials).filter(([, live]) => live.turnId !== turnId);
  return {
    ...state,
    turns,
    partials: Object.fromEntries(partials),
    progress: without(state.progress, turnId),
  };
}

function applyProgress(state: ConversationState, frame: ProgressFrame): ConversationState {
  const key = frame.turnId ?? frame.datasetId;
  if (key === undefined) return { ...state, changes: state.changes + 1 };
  return { ...state, progress: { ...state.progress, [key]: frame } };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  if (!(key in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
