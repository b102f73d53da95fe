import type { CodeExecution } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { switchedOff } from './require-executor.ts';

/** Where code of code mode would run, or why it can't: found out by starting what it needs. */
export async function describeCodeExecution(
  _actor: Actor,
  _input: unknown,
  services: Services,
): Promise<CodeExecution> {
  const missing = { executor: null, version: null, install: null } as const;
  if (services.settings.geminiRunsCode) return describeGemini(services);
  const install = services.python.state();
  if (install.progress !== null) {
    return {
      ...missing,
      status: 'installing',
      reason: 'Its Python environment is being installed.',
      install,
    };
  }
  const executor = await services.executor();
  if (!executor) return { ...missing, status: 'unavailable', reason: switchedOff };
  const health = await executor.health();
  if (health.available) {
    const { version } = health;
    return { status: 'available', executor: executor.name, version, reason: null, install: null };
  }
  const { reason, installable } = health;
  if (!installable) return { ...missing, status: 'unavailable', reason };
  return { ...missing, status: 'installable', reason, install };
}

function describeGemini({ settings }: Services): CodeExecution {
  const gemini = settings.installation.analysts.find(({ name }) => name === 'gemini');
  const missing = { version: null, install: null } as const;
  if (gemini?.available) return { ...missing, status: 'available', executor: 'gemini-builtin', reason: null };
  const reason =
    `Code mode runs on Google’s servers here, which needs Gemini. ${gemini?.reason ?? ''}`.trim();
  return { ...missing, status: 'unavailable', executor: null, reason };
}
