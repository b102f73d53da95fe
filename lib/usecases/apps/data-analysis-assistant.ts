import type { App } from './app.ts';

/** What the browser talks to: whatever data its person brings. */
export const dataAnalysisAssistant: App = {
  name: 'data_analysis_assistant',
  description: 'Answers questions about tables: computes the answer, draws the chart and shows how.',
  instruction: null,
  rootAgent: {
    name: 'data_analysis_coordinator',
    description: 'Takes a question about the session’s tables and answers it from what its tools computed.',
    instruction:
      'Answer questions about the tables of the session. Compute every number with a query, and draw a chart where there is something to see.',
    tools: ['query_data', 'make_chart'],
    subAgents: ['analysis_agent', 'visualization_agent'],
  },
  subAgents: [
    {
      name: 'analysis_agent',
      description: 'Computes figures and statistics.',
      instruction: 'Find the figures that a question asks for by read-only queries.',
      tools: ['query_data'],
      subAgents: [],
    },
    {
      name: 'visualization_agent',
      description: 'Draws charts.',
      instruction: 'Draw the chart that suits the result of a query.',
      tools: ['make_chart'],
      subAgents: [],
    },
  ],
  samples: [],
  replies: 'all',
  analyst: null,
};
