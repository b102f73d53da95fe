import { createHash } from 'node:crypto';

/** The store keeps only this of a token, so that a copy of the database opens nothing. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
