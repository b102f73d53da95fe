import type { SessionId } from '#lib/base/index.ts';
import type { StreamFrame } from '#lib/contracts/index.ts';
import type { Bus } from '#lib/usecases/index.ts';

/** A bus within one process. Listeners are called at once, in the order they came. */
export function createLocalBus(): Bus {
  const bySession = new Map<SessionId, Set<(frame: StreamFrame) => void>>();
  const stopListeners = new Set<(turnId: string) => void>();
  return {
    publish(sessionId, frame) {
      for (const listener of bySession.get(sessionId) ?? []) listener(frame);
    },
    subscribe(sessionId, listener) {
      const listeners = bySession.get(sessionId) ?? new Set();
      bySession.set(sessionId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && bySession.get(sessionId) === listeners) bySession.delete(sessionId);
      };
    },
    followers: (sessionId) => bySession.get(sessionId)?.size ?? 0,
    requestStop(turnId) {
      for (const listener of stopListeners) listener(turnId);
    },
    onStop(listener) {
      stopListeners.add(listener);
      return () => void stopListeners.delete(listener);
    },
  };
}
