import type { SessionId } from '#lib/base/index.ts';
import type { Services } from '../services.ts';

/** Tells whoever follows a session that it is not what it was: its title, its mode, its datasets; or that it is gone. */
export function tellChange(sessionId: SessionId, { bus }: Pick<Services, 'bus'>): void {
  bus.publish(sessionId, { type: 'progress', data: { step: 'The session has changed' } });
}
