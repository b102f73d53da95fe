import type { SessionId } from '#lib/base/index.ts';
import type { StreamFrame } from '#lib/contracts/index.ts';
import type { Bus } from '#lib/usecases/index.ts';

type Follower = { listener: (frame: StreamFrame) => void; turnId: string | undefined };

/** A bus within one process. Listeners are called at once, in the order they came. */
export function createLocalBus(): Bus {
  const bySession = new Map<SessionId, Set<Follower>>();
  const stopListeners = new Set<(turnId: string) => void>();
  return {
    publish(sessionId, frame) {
      for (const { listener } of bySession.get(sessionId) ?? []) listener(frame);
    },
    subscribe(sessionId, listener, turnId) {
      const follower = { listener, turnId };
      const followers = bySession.get(sessionId) ?? new Set();
      bySession.set(sessionId, followers.add(follower));
      return () => {
        followers.delete(follower);
        if (followers.size === 0 && bySession.get(sessionId) === followers) bySession.delete(sessionId);
      };
    },
    followers(sessionId, turnId) {
      const followers = [...(bySession.get(sessionId) ?? [])];
      const matters = (one: Follower) => !turnId || !one.turnId || one.turnId === turnId;
      return followers.filter(matters).length;
    },
    requestStop(turnId) {
      for (const listener of stopListeners) listener(turnId);
    },
    onStop(listener) {
      stopListeners.add(listener);
      return () => void stopListeners.delete(listener);
    },
  };
}
