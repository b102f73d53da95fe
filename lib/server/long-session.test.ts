import { afterEach, expect, test } from 'vitest';
import { EventId, SessionId, TurnId } from '#lib/base/index.ts';
import { Event } from '#lib/contracts/index.ts';
import { identifyUser, readPage, type StoredEvent } from '#lib/usecases/index.ts';
import { readFrames } from './testing/read-frames.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let running: TestServer[] = [];
afterEach(async () => {
  for (const one of running) await one.close();
  running = [];
});

/** A session of 350 questions with one answer each, and the sizes of the pieces in which its events are read. */
async function startLong() {
  const asked: string[][] = [];
  const started = await startTestServer({
    services: {
      runTurn: async ({ history }) => {
        asked.push(history.map(({ content }) => content?.parts?.[0]?.text ?? ''));
        return { status: 'done' };
      },
    },
  });
  running.push(started);
  const browser = started.browser();
  await browser.open();
  const { services } = started.server;
  const sessionId = SessionId.schema.parse(browser.session());
  await services.stores.transaction(async (inside) => {
    for (let turn = 0; turn < 350; turn += 1) {
      const invocationId = TurnId.create();
      for (const author of ['user', 'analysis_agent']) {
        await inside.events.append(sessionId, eventOf(invocationId, author, turn));
      }
    }
  });
  const sizes: number[] = [];
  const { events } = services.stores;
  const { list, listBefore } = events;
  const note = (page: StoredEvent[]) => {
    sizes.push(page.length);
    return page;
  };
  events.list = async (...given) => note(await list(...given));
  events.listBefore = async (...given) => note(await listBefore(...given));
  const actor = await identifyUser(browser.cookies.get('plotline_user'), services);
  if (!actor) throw new Error('The browser has no user');
  return { started, browser, actor, sessionId, sizes, asked };
}

function eventOf(invocationId: string, author: string, turn: number): Event {
  return Event.parse({
    id: EventId.create(),
    invocationId,
    author,
    timestamp: 1,
    actions: {},
    content: { parts: [{ text: `${author} ${turn}` }] },
  });
}

test('a page of a long session has all its events, and reads them a few at a time', async () => {
  const { started, actor, sessionId, sizes } = await startLong();
  const { events } = await readPage(actor, { sessionId }, started.server.services);
  expect(events.length).toBe(700);
  expect(events.map(({ sequence }) => sequence)).toEqual(
    events.map(({ sequence }) => sequence).toSorted((one, other) => one - other),
  );
  expect(sizes).toEqual([100, 100, 100, 100, 100, 100, 100, 0]);
});

test('who follows a long session from its beginning gets each event once, a few at a time', async () => {
  const { browser, sessionId, sizes } = await startLong();
  const reader = await readFrames(browser, sessionId);
  await browser.post(`/api/sessions/${sessionId}/turns`, { text: 'the newest' });
  const frames = await reader.until((frame) => frame.type === 'turn' && frame.data.status === 'done');
  const sequences = frames.flatMap((frame) => (frame.type === 'event' ? [frame.sequence] : []));
  expect([sequences.length, new Set(sequences).size]).toEqual([701, 701]);
  expect(Math.max(...sizes)).toBe(100);
});

test('a question in a long session knows the newest forty before it', async () => {
  const { browser, sessionId, asked, sizes } = await startLong();
  const reader = await readFrames(browser, sessionId, { after: 700 });
  await browser.post(`/api/sessions/${sessionId}/turns`, { text: 'the newest' });
  await reader.until((frame) => frame.type === 'turn' && frame.data.status === 'done');
  const expected = Array.from({ length: 40 }, (_, index) => [
    `user ${310 + index}`,
    `analysis_agent ${310 + index}`,
  ]);
  expect(asked).toEqual([expected.flat()]);
  expect(Math.max(...sizes)).toBe(100);
});
