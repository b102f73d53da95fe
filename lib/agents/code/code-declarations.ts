import type { ToolDeclaration } from '#lib/models/index.ts';
import type { TurnContext } from '../turn-context.ts';

const runPython: ToolDeclaration = {
  name: 'run_python',
  description:
    'Runs Python beside the session’s tables and returns how it ended: what it printed, the table or value of its last expression under a name (r1, r2 …) with its first 50 rows, the figures it showed; or the error to correct.',
  parameters: {
    type: 'object',
    properties: {
      code: { type: 'string', description: 'The whole program.' },
      purpose: {
        type: 'string',
        description: 'A few words for the person: what this code finds out or draws.',
      },
    },
    required: ['code', 'purpose'],
  },
};

function transfer(names: readonly string[]): ToolDeclaration {
  return {
    name: 'transfer_to_agent',
    description: 'Hands the question to another agent, which goes on with it.',
    parameters: {
      type: 'object',
      properties: { agent_name: { type: 'string', enum: [...names] } },
      required: ['agent_name'],
    },
  };
}

/** The tools of code mode for one of its agents: the root one hands over, those below it write code. */
export function codeDeclarations(agent: string, { agents }: Pick<TurnContext, 'agents'>): ToolDeclaration[] {
  const others = agents.below.filter((name) => name !== agent);
  const handing = others.length === 0 ? [] : [transfer(others)];
  return agent === agents.root && handing.length > 0 ? handing : [runPython, ...handing];
}
