import { type Clock, PlotlineError } from '#lib/base/index.ts';

export type RateLimit = {
  /** Counts one; fails with `too_many_requests` where the key has used up its share. */
  take(key: string): void;
};

/** Token bucket: `burst` at once, refilled evenly over `perMs`. */
export function createRateLimit(
  { burst, perMs, message }: { burst: number; perMs: number; message: string },
  clock: Clock,
): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key) {
      const now = clock.now();
      if (buckets.size > 10_000) buckets.clear();
      const bucket = buckets.get(key) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) * burst) / perMs);
      if (tokens < 1) {
        const retryAfterSeconds = Math.ceil(((1 - tokens) * perMs) / burst / 1000);
        throw new PlotlineError('too_many_requests', message, { retryAfterSeconds });
      }
      buckets.set(key, { tokens: tokens - 1, at: now });
    },
  };
}
