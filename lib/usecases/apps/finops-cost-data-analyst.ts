import type { App } from './app.ts';

const instruction =
  'You answer questions about one company’s cloud costs in the fiscal years FY24 to FY26. Amounts are US dollars. A fiscal year begins in October.';

/** The assistant of older clients: brings its data with it, and gives its answers without the steps. */
export const finopsCostDataAnalyst: App = {
  name: 'finops-cost-data-analyst',
  description: 'Answers questions about cloud costs by cloud, service, team and environment, FY24 to FY26.',
  instruction,
  rootAgent: {
    name: 'finops_cost_analyst',
    description: 'Answers questions about cloud costs.',
    instruction,
    tools: ['query_data', 'make_chart'],
    subAgents: [],
  },
  subAgents: [],
  samples: ['cloud-costs'],
  replies: 'final',
  analyst: null,
};
