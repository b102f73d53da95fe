import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Event, Part } from '#lib/contracts/index.ts';
import {
  createGeminiModel,
  type GeminiReply,
  type GeminiServer,
  type GeminiServerOptions,
  startGeminiServer,
  type WirePart,
} from '#lib/models/index.ts';
import type { TurnContext } from '../turn-context.ts';
import { type Bakery, openBakery } from './bakery.ts';
import { type RecordedTurn, recordTurn } from './record-turn.ts';

export type ServedGemini = {
  server: GeminiServer;
  ask(text: string, changes?: Partial<TurnContext>): Promise<RecordedTurn>;
};

/** A Gemini on loopback with these replies, and turns over the bakery that ask it. */
export async function serveGemini(
  bakery: Bakery,
  replies: GeminiServerOptions['replies'],
): Promise<ServedGemini> {
  const server = await startGeminiServer({ replies });
  const client = createGeminiModel({ apiKey: 'test-key', baseUrl: server.url });
  const model = { client, name: 'gemini-3.8-flash' };
  return {
    server,
    ask: (text, changes = {}) =>
      recordTurn(bakery, { request: { kind: 'text', text }, analyst: 'gemini', model, ...changes }),
  };
}

/** For a test file: `serve` starts such a Gemini over one bakery for all tests, and ends it after each. */
export function givenGemini() {
  let bakery: Bakery;
  const servers: GeminiServer[] = [];
  beforeAll(async () => {
    bakery = await openBakery();
  });
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  afterAll(() => bakery.close());
  const serve = async (replies: GeminiServerOptions['replies'], over = bakery): Promise<ServedGemini> => {
    const served = await serveGemini(over, replies);
    servers.push(served.server);
    return served;
  };
  return { serve, openedBakery: () => bakery };
}

export const say = (...texts: string[]): GeminiReply => ({
  kind: 'parts',
  parts: texts.map((text) => ({ text })),
});

export const calls = (...parts: WirePart[]): GeminiReply => ({ kind: 'parts', parts });

export const query = (sql: string): WirePart => ({
  functionCall: { name: 'query_data', args: { sql, purpose: 'units by shop' } },
});

export const chart = (spec: object): WirePart => ({ functionCall: { name: 'make_chart', args: { spec } } });

/** The names of the parts of each event, in order. */
export const kindsOf = ({ events }: RecordedTurn) =>
  events.map(({ content }) => (content?.parts ?? []).map((part) => Object.keys(part)[0]).join(' '));

export const answerOf = ({ events }: RecordedTurn) => events.at(-1)?.content?.parts?.[0]?.text;

/** The tool responses that came with a request. */
export const responsesOf = (server: GeminiServer, request: number) =>
  server.requests[request]?.contents.at(-1)?.parts.map((part) => part.functionResponse?.response);

/** An event of an earlier turn. */
export function pastEvent(author: string, part: Part): Event {
  const role = author === 'user' || part.functionResponse !== undefined ? 'user' : 'model';
  return {
    id: crypto.randomUUID(),
    invocationId: 'e-0',
    author,
    timestamp: 0,
    actions: { stateDelta: {}, artifactDelta: {} },
    content: { role, parts: [part] },
  };
}
