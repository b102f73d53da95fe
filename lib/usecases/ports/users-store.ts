import type { UserId } from '#lib/base/index.ts';

export type UsersStore = {
  create(user: { id: UserId; tokenHash: string; createdAt: number }): Promise<void>;
  findByTokenHash(tokenHash: string): Promise<UserId | null>;
  /** Removes users made before then who own neither a session nor a dataset; returns how many. */
  removeEmpty(createdBefore: number): Promise<number>;
};

/** Browsers that gave the installation's password. Only hashes of their tokens are kept. */
export type SignInsStore = {
  add(tokenHash: string, expiresAt: number): Promise<void>;
  isValid(tokenHash: string, now: number): Promise<boolean>;
  remove(tokenHash: string): Promise<void>;
  removeExpired(now: number): Promise<void>;
};
