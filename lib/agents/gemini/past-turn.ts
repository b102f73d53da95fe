import { type Content, type Event, type Part, QueryDataResponse } from '#lib/contracts/index.ts';
import { shortResult } from './call-query-data.ts';
import { pairRuns } from './past-code.ts';

const mostRows = 10;

/**
 * An earlier turn for the model: the person's words, the queries and code that were run with the first rows of their
 * results, the answer. Empty where there is nothing to tell.
 */
export function describePastTurn(events: readonly Event[]): Content[] {
  const words = textOf(events.filter(({ author }) => author === 'user'));
  if (words === '') return [];
  const agents = events.filter(({ author }) => author !== 'user');
  const pairs = [...pairCalls(agents), ...pairRuns(agents)];
  const answer = textOf(agents) || failureOf(agents);
  return [
    { role: 'user', parts: [{ text: words }] },
    ...(pairs.length === 0
      ? []
      : [
          { role: 'model', parts: pairs.map(({ call }) => call) },
          { role: 'user', parts: pairs.map(({ response }) => response) },
        ]),
    { role: 'model', parts: [{ text: answer }] },
  ];
}

/** Only queries that came back count: a call without its response is refused. */
function pairCalls(events: readonly Event[]): { call: Part; response: Part }[] {
  const parts = events.flatMap(({ content }) => content?.parts ?? []);
  return parts.flatMap(({ functionCall }) => {
    if (functionCall?.name !== 'query_data') return [];
    const reply = parts.find(({ functionResponse }) => functionResponse?.id === functionCall.id);
    const parsed = QueryDataResponse.safeParse(reply?.functionResponse?.response);
    if (!parsed.success) return [];
    const { name, args = {} } = functionCall;
    const response = shortResult(parsed.data.result, mostRows);
    return [
      {
        call: { functionCall: { name, args: { sql: args.sql } } },
        response: { functionResponse: { name, response } },
      },
    ];
  });
}

function textOf(events: readonly Event[]): string {
  const parts = events.flatMap(({ content }) => content?.parts ?? []);
  const texts = parts.flatMap(({ text, thought }) => (text && thought !== true ? [text] : []));
  return texts.join('\n').trim();
}

function failureOf(events: readonly Event[]): string {
  const failed = events.some(({ errorCode }) => errorCode !== undefined);
  return failed ? 'This was not answered: an error or a stop came first.' : 'This was not answered.';
}
