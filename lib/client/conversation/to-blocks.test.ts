import { describe, expect, test } from 'vitest';
import {
  chartAnswer,
  chartCall,
  createEvents,
  queryAnswer,
  queryCall,
  response,
  spec,
} from '../testing/conversation.ts';
import type { AnswerBlock, QuestionBlock } from './block.ts';
import type { ConversationState, StoredEvent } from './conversation-state.ts';
import { createToBlocks } from './to-blocks.ts';

const toBlocks = (state: ConversationState) => createToBlocks()(state);

const stateOf = (events: StoredEvent[], live: Partial<ConversationState> = {}): ConversationState => ({
  events,
  hasEarlier: false,
  partials: {},
  turns: {},
  progress: {},
  changes: 0,
  ...live,
});

const question = (turnId: string, fields: Partial<QuestionBlock>): QuestionBlock => ({
  kind: 'question',
  key: 'event-1',
  turnId,
  text: 'how many?',
  sql: null,
  code: null,
  plan: null,
  isRetry: false,
  isQueued: false,
  timestamp: 1,
  ...fields,
});

const answer = (turnId: string, fields: Partial<AnswerBlock>): AnswerBlock => ({
  kind: 'answer',
  key: `${turnId}/answer`,
  turnId,
  asked: { text: 'how many?' },
  status: 'done',
  analyst: null,
  prose: [],
  cards: [],
  runs: [],
  steps: [],
  reading: null,
  suggestions: [],
  error: null,
  offer: null,
  waitingFor: null,
  timestamp: 0,
  ...fields,
});

const step = { purpose: 'count the rows', sql: 'SELECT 1', error: null };

test('a change of the state by a program is not shown', () => {
  const event = createEvents();
  const events = [event('e-1', 'user', { text: 'how many?' }), event('p-1', 'user', {})];
  expect(toBlocks(stateOf(events))).toEqual([question('e-1', {}), answer('e-1', { status: 'running' })]);
});

describe('a turn', () => {
  test('is a question and an answer with prose, a drawn Result and folded steps', () => {
    const event = createEvents();
    const blocks = toBlocks(
      stateOf([
        event('a', 'user', { text: 'how many?' }),
        event('a', 'analysis_agent', { parts: [queryCall('q1')] }),
        event('a', 'analysis_agent', { parts: [queryAnswer('q1')] }),
        event('a', 'visualization_agent', { parts: [chartCall('c1', 'q1')] }),
        event('a', 'visualization_agent', { parts: [chartAnswer('c1', 'q1')] }),
        event('a', 'data_analysis_coordinator', {
          text: 'USA has 254.',
          plotline: { analyst: 'builtin', ledger: [], suggestions: ['top 1'] },
        }),
      ]),
    );
    expect(blocks).toEqual([
      question('a', {}),
      answer('a', {
        analyst: 'builtin',
        prose: [{ key: 'event-6', text: 'USA has 254.', ledger: [] }],
        cards: [
          {
            callId: 'q1',
            purpose: 'count the rows',
            plan: null,
            response,
            chart: { spec, alternatives: [], summary: 'Two bars.' },
            timestamp: 3,
          },
        ],
        steps: [
          { ...step, key: 'q1', tool: 'query_data', status: 'done', rows: 2, durationMs: 4 },
          {
            key: 'c1',
            tool: 'make_chart',
            status: 'done',
            purpose: null,
            sql: null,
            rows: null,
            durationMs: null,
            error: null,
          },
        ],
        suggestions: ['top 1'],
        timestamp: 6,
      }),
    ]);
  });

  test('that runs shows its live text, its open step and what it waits for', () => {
    const event = createEvents();
    const blocks = toBlocks(
      stateOf(
        [
          event('a', 'user', { text: 'how many?' }),
          event('a', 'analysis_agent', { parts: [queryCall('q1')] }),
        ],
        {
          turns: { a: { status: 'running', error: null } },
          partials: { next: { turnId: 'a', text: 'USA has' }, other: { turnId: 'b', text: 'no' } },
          progress: { a: { turnId: 'a', step: 'Asking the data' } },
        },
      ),
    );
    expect(blocks).toEqual([
      question('a', {}),
      answer('a', {
        status: 'running',
        prose: [{ key: 'next', text: 'USA has', ledger: null }],
        steps: [{ ...step, key: 'q1', tool: 'query_data', status: 'running', rows: null, durationMs: null }],
        waitingFor: 'Asking the data',
        timestamp: 2,
      }),
    ]);
  });

  test('that waits is a queued question without an answer', () => {
    const event = createEvents();
    const state = stateOf([event('a', 'user', { text: 'how many?' })], {
      turns: { a: { status: 'queued', error: null } },
    });
    expect(toBlocks(state)).toEqual([question('a', { isQueued: true })]);
  });

  test('that a crash cut short says so from its stored events alone, its open step stopped', () => {
    const event = createEvents();
    const blocks = toBlocks(
      stateOf([
        event('a', 'user', { text: 'how many?' }),
        event('a', 'analysis_agent', { parts: [queryCall('q1')] }),
        event('a', 'data_analysis_coordinator', { errorCode: 'interrupted', errorMessage: 'Run it again.' }),
      ]),
    );
    expect(blocks).toEqual([
      question('a', {}),
      answer('a', {
        status: 'interrupted',
        steps: [{ ...step, key: 'q1', tool: 'query_data', status: 'stopped', rows: null, durationMs: null }],
        error: { code: 'interrupted', message: 'Run it again.' },
        timestamp: 3,
      }),
    ]);
  });

  test('keeps a failed step and its sentence; a Result that was not drawn is shown if it is the last', () => {
    const event = createEvents();
    const failure = { error: { code: 'sql_failed', message: 'No such column.' } };
    const [, shown] = toBlocks(
      stateOf([
        event('a', 'user', { text: 'how many?' }),
        event('a', 'analysis_agent', { parts: [queryCall('q1'), queryCall('q2'), queryCall('q3')] }),
        event('a', 'analysis_agent', {
          parts: [queryAnswer('q1', failure), queryAnswer('q2'), queryAnswer('q3')],
        }),
        event('a', 'data_analysis_coordinator', { text: 'Done.' }),
      ]),
    );
    expect(shown?.kind === 'answer' && shown.steps.map(({ status, error }) => [status, error])).toEqual([
      ['failed', 'No such column.'],
      ['done', null],
      ['done', null],
    ]);
    expect(shown?.kind === 'answer' && shown.cards.map(({ callId, chart }) => [callId, chart])).toEqual([
      ['q3', null],
    ]);
  });
});

test('a question that was asked during an answer stands after that answer', () => {
  const event = createEvents();
  const blocks = toBlocks(
    stateOf([
      event('a', 'user', { text: 'first' }),
      event('b', 'user', { text: 'second' }),
      event('a', 'data_analysis_coordinator', { text: 'One.' }),
      event('b', 'data_analysis_coordinator', { text: 'Two.', plotline: { declined: true } }),
    ]),
  );
  expect(blocks.map((block) => [block.kind, block.key])).toEqual([
    ['question', 'event-1'],
    ['answer', 'a/answer'],
    ['question', 'event-2'],
    ['answer', 'b/answer'],
  ]);
  expect(blocks.at(-1)).toMatchObject({ status: 'declined' });
});

test('a dataset stands where it came in; thoughts are not shown', () => {
  const event = createEvents();
  const blocks = toBlocks(
    stateOf([
      event('x', 'data_analysis_coordinator', {
        plotline: { dataset: { id: 'd', name: 'cars.csv', table: 'cars' } },
      }),
      event('a', 'user', { text: 'how many?' }),
      event('a', 'data_analysis_coordinator', { parts: [{ text: 'hm', thought: true }, { text: '406.' }] }),
    ]),
  );
  expect(blocks).toEqual([
    { kind: 'dataset', key: 'event-1', datasetId: 'd', name: 'cars.csv', timestamp: 1 },
    question('a', { key: 'event-2', timestamp: 2 }),
    answer('a', { prose: [{ key: 'event-3', text: '406.', ledger: null }], timestamp: 3 }),
  ]);
});

test('edited readings, SQL and repeats are told apart from words', () => {
  const event = createEvents();
  const [block] = toBlocks(
    stateOf(
      [event('a', 'user', { text: 'SELECT 1', plotline: { request: { sql: 'SELECT 1', retryOf: 'z' } } })],
      { turns: { a: { status: 'queued', error: null } } },
    ),
  );
  expect(block).toEqual(question('a', { text: 'SELECT 1', sql: 'SELECT 1', isRetry: true, isQueued: true }));
});

test('what nothing happened to keeps its blocks, the same objects', () => {
  const event = createEvents();
  const stored = [
    event('x', 'data_analysis_coordinator', {
      plotline: { dataset: { id: 'd', name: 'cars.csv', table: 'cars' } },
    }),
    event('a', 'user', { text: 'how many?' }),
    event('a', 'data_analysis_coordinator', { text: '406.' }),
  ];
  const turns: ConversationState['turns'] = { a: { status: 'done', error: null } };
  const read = createToBlocks();
  const before = read(stateOf(stored, { turns }));
  const asked = [...stored, event('b', 'user', { text: 'and now?' })];
  const partials = { later: { turnId: 'b', text: 'Still' } };
  const after = read(stateOf(asked, { turns: { ...turns }, partials }));
  expect(before.every((block, index) => block === after[index])).toBe(true);
  expect(after.slice(before.length)).toEqual([
    question('b', { key: 'event-4', text: 'and now?', timestamp: 4 }),
    answer('b', {
      asked: { text: 'and now?' },
      status: 'running',
      prose: [{ key: 'later', text: 'Still', ledger: null }],
    }),
  ]);
  const written = read(stateOf(asked, { turns, partials: { later: { turnId: 'b', text: 'Still 406.' } } }));
  expect(written.map((block, index) => block === after[index])).toEqual([true, true, true, false, false]);
});

test('what can be asked again in another way is words or an edited reading, not SQL or code', () => {
  const event = createEvents();
  const asked = (turnId: string, text: string, request?: Record<string, unknown>) => [
    event(turnId, 'user', { text, ...(request && { plotline: { request } }) }),
    event(turnId, 'data_analysis_coordinator', { text: '406.' }),
  ];
  const plan = { table: 'cars', query: {} };
  const blocks = toBlocks(
    stateOf([
      ...asked('a', 'how many?'),
      ...asked('b', 'The question as I changed it.', { plan, chart: null }),
      ...asked('c', 'SELECT 1', { sql: 'SELECT 1' }),
      ...asked('d', 'print(1)', { code: 'print(1)' }),
    ]),
  );
  expect(blocks.flatMap((block) => (block.kind === 'answer' ? [block.asked] : []))).toEqual([
    { text: 'how many?' },
    { plan, chart: null },
    null,
    null,
  ]);
});
