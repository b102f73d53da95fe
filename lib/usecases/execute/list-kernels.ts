import type { Kernel } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { listSessions } from '../sessions/list-sessions.ts';

/** The live interpreters of the actor's sessions, the last used first. */
export async function listKernels(actor: Actor, _input: unknown, services: Services): Promise<Kernel[]> {
  const executor = await services.executor();
  const active = executor?.getActive() ?? [];
  if (!executor || active.length === 0) return [];
  const sessions = await listSessions(actor, {}, services);
  return active
    .toSorted((a, b) => b.lastUsedAt - a.lastUsedAt)
    .flatMap(({ id, owner, status, createdAt, lastUsedAt }) => {
      const session = sessions.find((one) => one.id === owner);
      if (!session) return [];
      return {
        id,
        sessionId: session.id,
        sessionTitle: session.title,
        executor: executor.name,
        status,
        createdAt: new Date(createdAt).toISOString(),
        lastUsedAt: new Date(lastUsedAt).toISOString(),
      };
    });
}
