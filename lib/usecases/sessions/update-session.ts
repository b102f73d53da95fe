import { PlotlineError } from '#lib/base/index.ts';
import type { Analyst, Mode, Session } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';
import { requireAnalyst } from '../turns/require-analyst.ts';
import { describeSession } from './describe-session.ts';
import { requireSession } from './require-session.ts';
import { tellChange } from './tell-change.ts';

/** Renames a session or chooses who answers in it, and how. */
export type UpdateSessionInput = { sessionId: string; title?: string; analyst?: Analyst; mode?: Mode };

export async function updateSession(
  actor: Actor,
  { sessionId, title, analyst, mode }: UpdateSessionInput,
  services: Services,
): Promise<Session> {
  const session = await requireSession(actor, sessionId, services);
  if (title === undefined && analyst === undefined && mode === undefined) {
    throw new PlotlineError('invalid_input', 'Say what to change: a title, an analyst or a mode.');
  }
  if (analyst) requireAnalyst(analyst, services);
  if (mode !== undefined) await services.stores.states.write(session, { mode });
  const patch = { title, analyst, used: true, updatedAt: services.clock.now() };
  await services.stores.sessions.update(session.id, patch);
  tellChange(session.id, services);
  return describeSession(await requireSession(actor, sessionId, services), services);
}
