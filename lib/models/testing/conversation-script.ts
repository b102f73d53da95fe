import type { GeminiReply } from './gemini-reply.ts';
import type { WirePart, WireRequest } from './gemini-request.ts';

/** How long the slow reply takes. */
export const slowMs = 6000;

const answer = ['The table has 3 ', 'rows; the mean ', 'of cost is 2.'];

/**
 * What a Gemini on loopback says, so that clients of the API can be tried without a key. The person's last words
 * choose: `boom` fails, `slow` takes its time, `tool` runs a query, `artifact` and `chart` draw one; all else is
 * answered with one sentence in three pieces.
 */
export function scriptedReply(request: WireRequest): GeminiReply {
  const asked = request.contents.findLastIndex((content) => wordsOf(content.parts) !== null);
  const rounds = request.contents.slice(asked + 1).filter(({ role }) => role === 'user').length;
  const words = wordsOf(request.contents[asked]?.parts ?? []);
  if (words === 'boom') return failure;
  if (words === 'slow') return { kind: 'parts', parts: [think, ...say('Done.')], pauseMs: slowMs };
  const steps = words === 'tool' ? [query] : words === 'artifact' || words === 'chart' ? [query, chart] : [];
  const step = steps[rounds];
  return { kind: 'parts', parts: step ? [step] : say(...answer) };
}

function wordsOf(parts: readonly WirePart[]): string | null {
  return parts.findLast(({ text }) => text !== undefined)?.text ?? null;
}

const say = (...texts: string[]): WirePart[] => texts.map((text) => ({ text }));
const think: WirePart = { text: 'Let me see.', thought: true };

const failure: GeminiReply = {
  kind: 'http_error',
  status: 400,
  body: JSON.stringify({ error: { code: 400, message: 'boom "quoted"', status: 'INVALID_ARGUMENT' } }),
};

const query: WirePart = {
  functionCall: {
    name: 'query_data',
    args: { sql: "SELECT * FROM (VALUES ('a', 1), ('b', 3)) AS t(name, cost)", purpose: 'Cost by name' },
  },
};

const chart: WirePart = {
  functionCall: {
    name: 'make_chart',
    args: {
      spec: { mark: 'bar', title: 'Cost by name', x: { column: 'name' }, y: { column: 'cost' } },
    },
  },
};
