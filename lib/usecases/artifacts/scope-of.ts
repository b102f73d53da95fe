import type { ArtifactScope } from '../ports/artifacts-store.ts';
import type { StoredSession } from '../ports/sessions-store.ts';

/** Where a session's artifact of this name is: one whose name begins with `user:` belongs to all of its user's sessions in the app. */
export function scopeOf(
  { app, userId, adkId }: Pick<StoredSession, 'app' | 'userId' | 'adkId'>,
  name: string,
): ArtifactScope {
  return { app, userId, session: name.startsWith('user:') ? null : adkId };
}
