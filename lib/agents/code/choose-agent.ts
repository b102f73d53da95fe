import type { TurnContext } from '../turn-context.ts';
import { transferEvent } from './python-call.ts';

export const agents = { analysis: 'analysis_agent', visualization: 'visualization_agent' } as const;

/** Who signs a run of code: the agent for figures or for statistics, or the root agent of an app without them. */
export function chooseAgent(draws: boolean, { agents: root }: Pick<TurnContext, 'agents'>): string {
  const wanted = draws ? agents.visualization : agents.analysis;
  return root.below.includes(wanted) ? wanted : root.root;
}

/** The root agent says to whom it hands the question. */
export async function handOver(agent: string, context: TurnContext): Promise<void> {
  if (agent !== context.agents.root) await context.emit(transferEvent(agent));
}
