import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { PlotlineError } from '#lib/base/index.ts';
import { type Services, tokenHash } from '#lib/usecases/index.ts';
import { networkOf } from './http/network-of.ts';
import { createRateLimit } from './http/rate-limit.ts';

const lifetimeMs = 30 * 24 * 60 * 60 * 1000;
const mostFamiliar = 10_000;

export type SignIn = {
  isRequired: boolean;
  lifetimeSeconds: number;
  /** A token for the browser. Fails with `unauthorized`, and `too_many_requests` after too many attempts. */
  enter(password: string, address: string): Promise<string>;
  isSignedIn(token: string | undefined): Promise<boolean>;
  leave(token: string | undefined): Promise<void>;
};

/** The installation's one password. A changed password makes every token of the old one worthless. */
export function createSignIn(
  password: string | null,
  { stores, clock }: Pick<Services, 'stores' | 'clock'>,
): SignIn {
  const message = 'Too many attempts to sign in. Wait a little, then try again.';
  const byNetwork = createRateLimit({ burst: 5, perMs: 60_000, message }, clock);
  const byStrangers = createRateLimit({ burst: 600, perMs: 60_000, message }, clock);
  const familiar = new Set<string>();
  const hashOf = (token: string) => tokenHash(`${token}:${password}`);
  return {
    isRequired: password !== null,
    lifetimeSeconds: lifetimeMs / 1000,
    async enter(given, address) {
      const network = networkOf(address);
      byNetwork.take(network);
      // So that whoever tries from many addresses at once can't lock out those who belong here.
      if (!familiar.has(network)) byStrangers.take('all');
      if (password === null || !isEqual(given, password)) {
        throw new PlotlineError('unauthorized', 'That is not the password of this installation.');
      }
      const token = randomBytes(32).toString('base64url');
      await stores.signIns.add(hashOf(token), clock.now() + lifetimeMs);
      if (familiar.size < mostFamiliar) familiar.add(network);
      return token;
    },
    async isSignedIn(token) {
      if (password === null) return true;
      return token !== undefined && stores.signIns.isValid(hashOf(token), clock.now());
    },
    async leave(token) {
      if (token) await stores.signIns.remove(hashOf(token));
    },
  };
}

function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(sha256(one), sha256(other));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
