import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#lib/base/index.ts';
import { networkOf } from './http/network-of.ts';
import { createRateLimit } from './http/rate-limit.ts';

const mostFamiliar = 10_000;

export type TokenCheck = {
  /**
   * Whether what a caller gave (null for nothing) is the API token. Fails with `too_many_requests` for a network
   * that guesses too often; one that has given the right token before may go on giving it.
   */
  isRight(given: string | null, address: string): boolean;
};

export function createTokenCheck(token: string, clock: Clock): TokenCheck {
  const message = 'Too many wrong API tokens. Wait a little, then send the right one.';
  const guesses = createRateLimit({ burst: 60, perMs: 60_000, message }, clock);
  const familiar = new Set<string>();
  return {
    isRight(given, address) {
      if (given === null) return false;
      const network = networkOf(address);
      const isKnown = familiar.has(network);
      // Before it is compared: a guess beyond the limit must not learn whether it was right.
      if (!isKnown) guesses.take(network);
      const isRight = timingSafeEqual(sha256(given), sha256(token));
      if (isRight && familiar.size < mostFamiliar) familiar.add(network);
      if (!isRight && isKnown) guesses.take(network);
      return isRight;
    },
  };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
