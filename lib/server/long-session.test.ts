import { afterEach, expect, test } from 'vitest';
import { EventId, SessionId, TurnId } from '#lib/base/index.ts';
import { Event, type EventPage } from '#lib/contracts/index.ts';
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

const sequencesOf = (page: EventPage) => page.events.map(({ sequence }) => sequence);

test('a page of a long session has its newest ten questions, and reads no more than it needs', async () => {
  const { started, actor, sessionId, sizes } = await startLong();
  const page = await readPage(actor, { sessionId }, started.server.services);
  const { events, hasEarlier } = page;
  expect([sequencesOf(page), hasEarlier]).toEqual([
    Array.from({ length: 20 }, (_, index) => 681 + index),
    true,
  ]);
  expect(events[0]?.event.content?.parts?.[0]?.text).toBe('user 340');
  expect(sizes).toEqual([100]);
});

test('the history of a long session is read page by page to its beginning, each event once', async () => {
  const { browser, sessionId } = await startLong();
  const address = `/api/sessions/${sessionId}/history`;
  const pages = [await browser.get<EventPage>(address)];
  while (pages[0]?.hasEarlier) {
    pages.unshift(await browser.get<EventPage>(`${address}?before=${pages[0].events[0]?.sequence}`));
  }
  expect(pages.length).toBe(35);
  expect(pages.flatMap(sequencesOf)).toEqual(Array.from({ length: 700 }, (_, index) => index + 1));
});

test('a page begins with no answer whose question was asked before it', async () => {
  const { started, browser, sessionId } = await startLong();
  const [one, other] = [TurnId.create(), TurnId.create()];
  const { events } = started.server.services.stores;
  // The second waits until the first is answered, and many follow.
  const late = [
    [one, 'user'],
    [other, 'user'],
    [one, 'analysis_agent'],
    [other, 'analysis_agent'],
  ] as const;
  for (const [turnId, author] of late) await events.append(sessionId, eventOf(turnId, author, 350));
  for (let turn = 0; turn < 9; turn += 1) {
    await events.append(sessionId, eventOf(TurnId.create(), 'user', turn));
  }
  const page = await browser.get<EventPage>(`/api/sessions/${sessionId}/history`);
  expect(page.events[0]?.event).toMatchObject({ invocationId: one, author: 'user' });
  expect(page.events.length).toBe(13);
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
