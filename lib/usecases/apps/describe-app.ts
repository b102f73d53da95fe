import type { App, AppAgent } from './app.ts';

export type ToolDescription = {
  name: string;
  description: string;
  /** JSON Schema of the arguments. */
  parameters: Record<string, unknown>;
};

export type AgentDescription = Omit<AppAgent, 'tools'> & { tools: readonly ToolDescription[] };

/** The agents of an app, the root first, with their tools as a model is told of them. */
export async function describeAgents({ rootAgent, subAgents }: App): Promise<AgentDescription[]> {
  const { toolDeclarations } = await import('#lib/agents/index.ts');
  return [rootAgent, ...subAgents].map((agent) => ({
    ...agent,
    tools: toolDeclarations.filter(({ name }) => agent.tools.includes(name)),
  }));
}
