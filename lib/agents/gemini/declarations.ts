import { aggregates, timeUnits } from '#lib/analysis/index.ts';
import { marks } from '#lib/charts/index.ts';
import type { ToolDeclaration } from '#lib/models/index.ts';

const channel = (role: string) => ({
  type: 'object',
  description: role,
  properties: {
    column: { type: 'string', description: 'Name of the column of the result that is drawn.' },
    title: { type: 'string', description: 'Name of the axis or legend, with its unit.' },
    type: { type: 'string', enum: ['quantitative', 'temporal', 'ordinal', 'nominal'] },
    field: { type: 'string', description: 'The table’s column that it was computed from.' },
    aggregate: { type: 'string', enum: [...aggregates] },
    timeUnit: { type: 'string', enum: [...timeUnits] },
    bin: { type: 'boolean', description: 'True where the column holds the lower edges of equal bins.' },
  },
  required: ['column'],
});

const queryData: ToolDeclaration = {
  name: 'query_data',
  description:
    'Runs one read-only SQL SELECT (DuckDB) over the session’s tables. Returns the name of the result (r1, r2 …), its columns, its first 50 rows and the number of all rows; or an error to correct.',
  parameters: {
    type: 'object',
    properties: {
      sql: { type: 'string', description: 'The SELECT statement.' },
      purpose: { type: 'string', description: 'A few words for the person: what this query finds out.' },
    },
    required: ['sql', 'purpose'],
  },
};

const makeChart: ToolDeclaration = {
  name: 'make_chart',
  description:
    'Draws a chart over the result of an earlier query_data call of this turn. A histogram is a bar with a binned x; point is a scatter plot; arc is a pie with its category in color and its value in y; rect is a heatmap with its value in color.',
  parameters: {
    type: 'object',
    properties: {
      callId: { type: 'string', description: 'Name of the result, such as r1; the latest if left out.' },
      spec: {
        type: 'object',
        properties: {
          mark: { type: 'string', enum: [...marks] },
          title: { type: 'string', description: 'What the chart shows, in a few words.' },
          x: channel('Horizontal axis.'),
          y: channel('Vertical axis: the value.'),
          color: channel('Series, or the category of a pie.'),
          facet: channel('One small chart for each value.'),
          stack: { type: 'string', enum: ['grouped', 'stacked', 'normalized'] },
          orientation: { type: 'string', enum: ['vertical', 'horizontal'] },
        },
        required: ['mark', 'title'],
      },
    },
    required: ['spec'],
  },
};

/** The tools of direct mode, with inline schemas as Gemini wants them. */
export const toolDeclarations: ToolDeclaration[] = [queryData, makeChart];
