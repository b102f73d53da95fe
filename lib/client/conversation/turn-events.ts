import type { Event } from '#lib/contracts/index.ts';
import { type ConversationState, isOver, type LiveText, type TurnState } from './conversation-state.ts';

/** What the blocks of one turn, or of one dataset's arrival (`turnId` is null then), are made from. */
export type TurnEvents = {
  key: string;
  turnId: string | null;
  events: readonly Event[];
  /** The turn as the server told it; undefined for an old one. */
  known: TurnState | undefined;
  /** Whether nothing was asked after it, where its state has to be guessed. */
  isLast: boolean;
  /** Texts that are being written, by the id of the event that each will be. */
  live: readonly (readonly [string, LiveText])[];
  waitingFor: string | null;
};

/** The conversation turn by turn, in the order in which they were asked, and the datasets where they came in. */
export function toTurnEvents(state: ConversationState): TurnEvents[] {
  const groups = byTurn(state.events.map(({ event }) => event));
  const last = groups.findLast(({ turnId }) => turnId !== null)?.turnId;
  const partials = Object.entries(state.partials);
  return groups.map(({ key, turnId, events }) => {
    if (turnId === null) return { key, turnId, events, ...nothingLive };
    const known = state.turns[turnId];
    return {
      key,
      turnId,
      events,
      known,
      isLast: known === undefined && turnId === last,
      live: partials.filter(([, partial]) => partial.turnId === turnId),
      waitingFor: known && isOver(known.status) ? null : (state.progress[turnId]?.step ?? null),
    };
  });
}

/** Whether both give the same blocks. */
export function areSame(one: TurnEvents, other: TurnEvents): boolean {
  return (
    one.known === other.known &&
    one.isLast === other.isLast &&
    one.waitingFor === other.waitingFor &&
    one.events.length === other.events.length &&
    one.events.every((event, index) => event === other.events[index]) &&
    one.live.length === other.live.length &&
    one.live.every(([, text], index) => text === other.live[index]?.[1])
  );
}

const nothingLive = { known: undefined, isLast: false, live: [], waitingFor: null };

type Group = { key: string; turnId: string | null; events: Event[] };

/** A program's change of the session's state is no question, and nothing follows from it. */
function isStateChange({ invocationId, content, errorCode }: Event): boolean {
  return invocationId.startsWith('p-') && content === undefined && errorCode === undefined;
}

/** Events of one turn stand together, where the turn was asked; a queued one's question may lie between others'. */
function byTurn(events: readonly Event[]): Group[] {
  const groups = new Map<string, Group>();
  for (const event of events) {
    if (isStateChange(event)) continue;
    const isDataset = event.customMetadata?.plotline?.dataset !== undefined;
    const key = isDataset ? event.id : event.invocationId;
    const group = groups.get(key);
    if (group) group.events.push(event);
    else groups.set(key, { key, turnId: isDataset ? null : key, events: [event] });
  }
  return [...groups.values()];
}
