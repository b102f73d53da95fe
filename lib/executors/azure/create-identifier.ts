import { randomBytes } from 'node:crypto';

/** Names a session. Who knows it (and has a token) reaches what is in there, so it can't be guessed. */
export function createIdentifier(): string {
  return `plotline-${randomBytes(32).toString('hex')}`;
}
