import { z } from 'zod';
import { type App, describeAgents, findApp, listApps } from '#lib/usecases/index.ts';
import { type AdkRoute, defineRoute } from '../http/route.ts';
import { WireError } from '../http/wire-error.ts';

const AppSummary = z.object({
  name: z.string(),
  rootAgentName: z.string(),
  description: z.string(),
  /** ADK's clients know `python` and `yaml`; there is no truer word among them. */
  language: z.enum(['python', 'yaml']),
  isComputerUse: z.literal(false),
});

const AgentInfo = z.object({
  name: z.string(),
  description: z.string(),
  instruction: z.string(),
  tools: z.array(
    z.object({
      functionDeclarations: z.array(
        z.object({
          description: z.string(),
          name: z.string(),
          parametersJsonSchema: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  ),
  sub_agents: z.array(z.string()),
});

export const appRoutes: readonly AdkRoute[] = [
  defineRoute(
    {
      method: 'GET',
      path: '/list-apps',
      summary: 'The names of the apps; with `detailed`, what each is',
      query: z.object({ detailed: z.boolean().default(false) }),
      answer: z.union([
        z.array(z.string()),
        z.object({ apps: z.array(AppSummary.extend({ agents: z.null() })) }),
      ]),
    },
    ({ query }) =>
      query.detailed
        ? { apps: listApps().map((app) => ({ ...summarise(app), agents: null })) }
        : listApps().map(({ name }) => name),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/apps/{app_name}/app-info',
      summary: 'An app with its agents and their tools',
      answer: AppSummary.extend({ agents: z.record(z.string(), AgentInfo) }),
      errors: { 403: 'The name is one of an internal app', 404: 'There is no such app' },
    },
    async ({ params }) => {
      const name = params.app_name ?? '';
      if (name.startsWith('__')) throw new WireError(403, 'Apps with such names are internal.');
      const app = requireApp(name);
      return { ...summarise(app), agents: await agentsOf(app) };
    },
  ),
];

/** The app of this name; answers 404 where there is none. */
export function requireApp(name: string): App {
  const app = findApp(name);
  if (app) return app;
  throw new WireError(404, `Agent not found: '${name}'. GET /list-apps names those that are there.`);
}

function summarise({ name, rootAgent, description }: App): z.infer<typeof AppSummary> {
  return { name, rootAgentName: rootAgent.name, description, language: 'python', isComputerUse: false };
}

async function agentsOf(app: App): Promise<Record<string, z.infer<typeof AgentInfo>>> {
  const agents = await describeAgents(app);
  const described = agents.map(({ name, description, instruction, tools, subAgents }) => ({
    name,
    description,
    instruction,
    tools: tools.map((tool) => ({
      functionDeclarations: [
        { description: tool.description, name: tool.name, parametersJsonSchema: tool.parameters },
      ],
    })),
    sub_agents: [...subAgents],
  }));
  return Object.fromEntries(described.map((agent) => [agent.name, agent]));
}
