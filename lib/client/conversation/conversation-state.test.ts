import { expect, test } from 'vitest';
import type { StreamFrame } from '#lib/contracts/index.ts';
import { createEvents } from '../testing/conversation.ts';
import {
  applyFrame,
  type ConversationState,
  firstSequence,
  lastSequence,
  withEarlier,
} from './conversation-state.ts';

const empty: ConversationState = {
  events: [],
  hasEarlier: false,
  partials: {},
  turns: {},
  progress: {},
  changes: 0,
};
const after = (...frames: StreamFrame[]) => frames.reduce(applyFrame, empty);

const event = createEvents();
const asked = event('a', 'user', { text: 'how many?' });
const said = event('a', 'data_analysis_coordinator', { text: '406.' });
const stored = ({ sequence, event: data }: typeof asked): StreamFrame => ({ type: 'event', sequence, data });
const partial = (text: string, mode: 'replace' | 'append'): StreamFrame => ({
  type: 'partial',
  data: { turnId: 'a', eventId: said.event.id, text, mode },
});

test('an event that comes twice, or late, changes nothing', () => {
  const state = after(stored(asked), stored(said));
  expect(state.events).toEqual([asked, said]);
  expect(lastSequence(state)).toBe(2);
  expect(applyFrame(state, stored(asked))).toBe(state);
});

test('live text is replaced, then appended, and gone when its event is stored', () => {
  const live = after(partial('old', 'append'), partial('40', 'replace'), partial('6.', 'append'));
  expect(live.partials).toEqual({ [said.event.id]: { turnId: 'a', text: '406.' } });
  expect(applyFrame(live, stored(said)).partials).toEqual({});
});

test('a turn that is over takes its live text and its progress with it, and no one else’s', () => {
  const state = after(
    { type: 'turn', data: { turnId: 'a', status: 'running' } },
    partial('4', 'replace'),
    { type: 'progress', data: { turnId: 'a', step: 'Asking' } },
    { type: 'progress', data: { datasetId: 'd', step: 'Reading', done: 1, total: 2 } },
    {
      type: 'turn',
      data: { turnId: 'a', status: 'stopped', error: { code: 'stopped', message: 'Stopped.' } },
    },
  );
  expect(state).toEqual({
    events: [],
    hasEarlier: false,
    partials: {},
    turns: { a: { status: 'stopped', error: { code: 'stopped', message: 'Stopped.' } } },
    progress: { d: { datasetId: 'd', step: 'Reading', done: 1, total: 2 } },
    changes: 0,
  });
});

test('a change of the session itself is counted, and no one’s progress', () => {
  const changed: StreamFrame = { type: 'progress', data: { step: 'The session has changed' } };
  expect(after(changed, changed)).toEqual({ ...empty, changes: 2 });
});

test('what is older goes before it, each event once, and what comes live goes on after it', () => {
  const newest = { ...empty, events: [said], hasEarlier: true };
  const whole = withEarlier(newest, { events: [asked, said], hasEarlier: false });
  expect(whole).toEqual({ ...empty, events: [asked, said] });
  expect([firstSequence(empty), firstSequence(newest), firstSequence(whole)]).toEqual([null, 2, 1]);
  expect(applyFrame(whole, stored(said))).toBe(whole);
});
