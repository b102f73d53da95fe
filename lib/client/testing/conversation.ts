import { ChartSpec } from '#lib/charts/browser.ts';
import { Event, type PlotlineMetadata, type QueryDataResponse } from '#lib/contracts/index.ts';
import type { StoredEvent } from '../conversation/conversation-state.ts';

type Content = {
  text?: string;
  parts?: unknown[];
  plotline?: PlotlineMetadata;
  errorCode?: string;
  errorMessage?: string;
};

/** Stored events of a conversation, numbered from 1, one second apart. */
export function createEvents(): (turnId: string, author: string, content: Content) => StoredEvent {
  let sequence = 0;
  return (turnId, author, { text, parts, plotline, ...rest }) => {
    sequence += 1;
    const said = parts ?? (text === undefined ? undefined : [{ text }]);
    const event = Event.parse({
      id: `event-${sequence}`,
      invocationId: turnId,
      author,
      timestamp: sequence,
      actions: {},
      ...(said && { content: { role: author === 'user' ? 'user' : 'model', parts: said } }),
      ...(plotline && { customMetadata: { plotline } }),
      ...rest,
    });
    return { sequence, event };
  };
}

export const response: QueryDataResponse = {
  result: {
    columns: [
      { name: 'Origin', type: 'text', sqlType: 'VARCHAR' },
      { name: 'n', type: 'integer', sqlType: 'BIGINT' },
    ],
    rows: [
      ['USA', 254],
      ['Japan', 79],
    ],
    totalRows: 2,
    truncated: false,
    sql: 'SELECT 1',
  },
  artifact: null,
  durationMs: 4,
  rowsRead: 406,
};

const channel = { field: null, type: 'nominal', title: '' } as const;

export const spec = ChartSpec.parse({
  mark: 'bar',
  title: 'Rows by Origin',
  x: { ...channel, column: 'Origin' },
  y: { ...channel, column: 'n', type: 'quantitative' },
});

export const queryCall = (id: string) => ({
  functionCall: { id, name: 'query_data', args: { sql: 'SELECT 1', purpose: 'count the rows' } },
});
export const queryAnswer = (id: string, answer: unknown = response) => ({
  functionResponse: { id, name: 'query_data', response: answer },
});
export const chartCall = (id: string, callId: string) => ({
  functionCall: { id, name: 'make_chart', args: { callId, spec } },
});
export const chartAnswer = (id: string, callId: string) => ({
  functionResponse: {
    id,
    name: 'make_chart',
    response: { callId, spec, alternatives: [], summary: 'Two bars.', artifact: null },
  },
});
