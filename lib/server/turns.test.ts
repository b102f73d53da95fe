import { afterEach, describe, expect, test } from 'vitest';
import type { TurnContext, TurnOutcome } from '#lib/agents/index.ts';
import { PlotlineError } from '#lib/base/index.ts';
import type { Session, StreamFrame } from '#lib/contracts/index.ts';
import { recover } from './jobs.ts';
import { readFrames } from './testing/read-frames.ts';
import type { TestBrowser } from './testing/test-browser.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './testing/test-server.ts';

let running: TestServer[] = [];
afterEach(async () => {
  for (const one of running) await one.close();
  running = [];
});

type Script = (context: TurnContext) => Promise<TurnOutcome>;

async function start(script: Script, options: TestServerOptions = {}) {
  const started = await startTestServer({ ...options, services: { runTurn: script } });
  running.push(started);
  const browser = started.browser();
  await browser.open();
  return { started, browser, session: browser.session() };
}

const say = (context: TurnContext, text: string, id?: string) =>
  context.emit({
    author: 'analysis_agent',
    content: { role: 'model', parts: [{ text }] },
    ...(id && { id }),
  });

const ask = (browser: TestBrowser, text: string) =>
  browser.post<{ turnId: string }>(`/api/sessions/${browser.session()}/turns`, { text });

const isOver = (turnId: string) => (frame: StreamFrame) =>
  frame.type === 'turn' && frame.data.turnId === turnId && !['queued', 'running'].includes(frame.data.status);

const textsOf = (frames: StreamFrame[]) =>
  frames.flatMap((frame) =>
    frame.type === 'event' ? (frame.data.content?.parts ?? []).map((part) => part.text) : [],
  );
const statusesOf = (frames: StreamFrame[]) =>
  frames.flatMap((frame) => (frame.type === 'turn' ? [frame.data.status] : []));

describe('a turn', () => {
  test('stores each event, shows it, and names the session after the first question', async () => {
    const { browser, session } = await start(async (context) => {
      await say(context, `about ${context.request.kind === 'text' ? context.request.text : ''}`);
      return { status: 'done' };
    });
    const reader = await readFrames(browser, session);
    const { turnId } = await ask(browser, '  how   many rows? ');
    const frames = await reader.until(isOver(turnId));
    expect(textsOf(frames)).toEqual(['how   many rows?', 'about how   many rows?']);
    expect(statusesOf(frames)).toEqual(['running', 'done']);
    const read = await browser.get<Session>(`/api/sessions/${session}`);
    expect([read.title, read.turns]).toEqual([
      'how many rows?',
      [{ turnId, status: 'done', error: null, parentTurnId: null }],
    ]);
    expect(await browser.get(`/api/sessions/${session}/turns/${turnId}`)).toEqual(read.turns[0]);
  });

  test('waits while another runs, and knows of the first what is over, not of those behind it', async () => {
    const gate = Promise.withResolvers<void>();
    const histories: (string | undefined)[][] = [];
    const { browser, session } = await start(async (context) => {
      histories.push(
        context.history.flatMap((event) => event.content?.parts?.map((part) => part.text) ?? []),
      );
      if (histories.length === 1) await gate.promise;
      await say(context, `answer ${histories.length}`);
      return { status: 'done' };
    });
    const reader = await readFrames(browser, session);
    await ask(browser, 'one');
    const second = await ask(browser, 'two');
    const third = await ask(browser, 'three');
    await reader.until(
      (frame) =>
        frame.type === 'turn' && frame.data.turnId === third.turnId && frame.data.status === 'queued',
    );
    const read = await browser.get<Session>(`/api/sessions/${session}`);
    expect(read.turns.map(({ status }) => status)).toEqual(['running', 'queued', 'queued']);
    gate.resolve();
    await reader.until(isOver(second.turnId));
    await reader.until(isOver(third.turnId));
    expect(histories).toEqual([[], ['one', 'answer 1'], ['one', 'two', 'answer 1', 'answer 2']]);
  });

  test('that fails keeps its error in the events, with its id, and nothing internal', async () => {
    const { browser, session } = await start(async () => {
      throw new Error('secret path /etc/x');
    });
    const reader = await readFrames(browser, session);
    const { turnId } = await ask(browser, 'q');
    const frames = await reader.until(isOver(turnId));
    const last = frames.at(-1);
    expect(last).toMatchObject({ data: { status: 'failed', error: { code: 'internal' } } });
    expect(JSON.stringify(frames)).not.toContain('secret');
    const [event] = frames.filter((frame) => frame.type === 'event').slice(-1);
    expect(event).toMatchObject({ data: { errorCode: 'internal', invocationId: turnId } });
  });

  test('that is run again is asked the same as a new turn and does not see the failed attempt', async () => {
    let count = 0;
    const seen: unknown[] = [];
    const { browser, session } = await start(async (context) => {
      seen.push([context.request, context.history.length]);
      count += 1;
      if (count === 1) throw new PlotlineError('query_timeout', 'Too slow.');
      return { status: 'done' };
    });
    const reader = await readFrames(browser, session);
    const first = await browser.post<{ turnId: string }>(`/api/sessions/${session}/turns`, {
      sql: 'select 1',
    });
    await reader.until(isOver(first.turnId));
    const again = await browser.post<{ turnId: string }>(
      `/api/sessions/${session}/turns/${first.turnId}/retry`,
    );
    const frames = await reader.until(isOver(again.turnId));
    expect(seen).toEqual([
      [{ kind: 'sql', sql: 'select 1' }, 0],
      [{ kind: 'sql', sql: 'select 1' }, 0],
    ]);
    expect(frames[0]).toMatchObject({
      data: { customMetadata: { plotline: { request: { sql: 'select 1', retryOf: first.turnId } } } },
    });
  });
});

describe('stop', () => {
  test('ends a turn that does not listen, and refuses what it still says', async () => {
    const late = Promise.withResolvers<unknown>();
    const { browser, session } = await start(async (context) => {
      await say(context, 'begun');
      await new Promise<void>((resolve) => context.signal.addEventListener('abort', () => resolve()));
      await new Promise((resolve) => setTimeout(resolve, 900));
      await say(context, 'too late').then(late.resolve, late.resolve);
      return { status: 'done' };
    });
    const reader = await readFrames(browser, session);
    const { turnId } = await ask(browser, 'q');
    await reader.until((frame) => textsOf([frame])[0] === 'begun');
    const response = await browser.send('POST', `/api/sessions/${session}/turns/${turnId}/stop`);
    expect(response.status).toBe(202);
    const frames = await reader.until(isOver(turnId));
    expect(frames.at(-1)).toMatchObject({ data: { status: 'stopped', error: { code: 'stopped' } } });
    expect(PlotlineError.is(await late.promise)).toBe(true);
    const read = await readFrames(browser, session);
    expect(textsOf(await read.until(isOver(turnId)))).toEqual(['q', 'begun']);
  });

  test('takes a waiting turn out without running it', async () => {
    const gate = Promise.withResolvers<void>();
    let runs = 0;
    const { browser, session } = await start(async () => {
      runs += 1;
      await gate.promise;
      return { status: 'done' };
    });
    const reader = await readFrames(browser, session);
    const first = await ask(browser, 'one');
    const second = await ask(browser, 'two');
    await browser.post(`/api/sessions/${session}/turns/${second.turnId}/stop`);
    const frames = await reader.until(isOver(second.turnId));
    expect(frames.some(isOver(first.turnId))).toBe(false);
    gate.resolve();
    await reader.until(isOver(first.turnId));
    expect([runs, frames.at(-1)]).toMatchObject([1, { data: { status: 'stopped' } }]);
  });
});

describe('the stream', () => {
  test('gives a newcomer the live text so far at once, then pieces, then the event', async () => {
    const step = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { browser, session } = await start(async (context) => {
      context.partial('e1', 'Hello');
      context.partial('e1', ' wor');
      await step[0]?.promise;
      context.partial('e1', 'ld');
      await step[1]?.promise;
      await say(context, 'Hello world', 'e1');
      return { status: 'done' };
    });
    const first = await readFrames(browser, session);
    const { turnId } = await ask(browser, 'q');
    const isPartial = (frame: StreamFrame) => frame.type === 'partial';
    const early = [...(await first.until(isPartial)), ...(await first.until(isPartial))].filter(isPartial);
    expect(early.map((frame) => frame.data)).toEqual([
      { turnId, eventId: 'e1', text: 'Hello', mode: 'replace' },
      { turnId, eventId: 'e1', text: ' wor', mode: 'append' },
    ]);
    const second = await readFrames(browser, session);
    const snapshot = await second.until(isPartial);
    expect(snapshot.at(-1)?.data).toEqual({ turnId, eventId: 'e1', text: 'Hello wor', mode: 'replace' });
    step[0]?.resolve();
    expect((await second.until(isPartial)).at(-1)?.data).toEqual({
      turnId,
      eventId: 'e1',
      text: 'ld',
      mode: 'append',
    });
    step[1]?.resolve();
    expect(textsOf(await second.until(isOver(turnId)))).toEqual(['Hello world']);
    const third = await readFrames(browser, session);
    const all = await third.until(isOver(turnId));
    expect(all.filter(isPartial)).toEqual([]);
  });

  test('resumes after any event without loss or repeat, while a turn goes on', async () => {
    const { browser, session } = await start(async (context) => {
      for (let number = 0; number < 40; number += 1) await say(context, String(number));
      return { status: 'done' };
    });
    const reader = await readFrames(browser, session);
    const { turnId } = await ask(browser, 'q');
    const cut = await reader.until((frame) => textsOf([frame])[0] === '11');
    reader.leave();
    const [last] = cut.slice(-1).map((frame) => (frame.type === 'event' ? frame.sequence : 0));
    const resumed = await readFrames(browser, session, { after: last ?? 0 });
    const rest = textsOf(await resumed.until(isOver(turnId)));
    expect([...textsOf(cut), ...rest]).toEqual(['q', ...Array.from({ length: 40 }, (_, n) => String(n))]);
  });

  test('tells who comes back how turns ended in the meantime', async () => {
    const { browser, session } = await start(async () => ({ status: 'declined' }));
    const reader = await readFrames(browser, session);
    const { turnId } = await ask(browser, 'q');
    const frames = await reader.until(isOver(turnId));
    const [event] = frames.filter((frame) => frame.type === 'event');
    const back = await readFrames(browser, session, { after: event?.type === 'event' ? event.sequence : 0 });
    expect(statusesOf(await back.until(isOver(turnId)))).toEqual(['declined']);
  });
});

test('a server that died in mid-answer keeps every event and marks the turn interrupted', async () => {
  const { started, browser, session } = await start(async (context) => {
    await say(context, 'half');
    return new Promise<never>(() => undefined);
  });
  const reader = await readFrames(browser, session);
  const { turnId } = await ask(browser, 'q');
  await reader.until((frame) => textsOf([frame])[0] === 'half');
  const waiting = await ask(browser, 'behind');
  await started.crash();
  running = [];

  const again = await startTestServer({ dataDir: started.dataDir });
  running.push(again);
  await recover(again.server);
  const back = again.browser();
  for (const [name, value] of browser.cookies) back.cookies.set(name, value);
  const frames = await (await readFrames(back, session)).until(isOver(waiting.turnId));
  expect(textsOf(frames)).toEqual(['q', 'half', 'behind']);
  expect(frames.filter((frame) => frame.type === 'turn').map((frame) => frame.data)).toMatchObject([
    { turnId, status: 'interrupted', error: { code: 'interrupted' } },
    { turnId: waiting.turnId, status: 'interrupted' },
  ]);
});
