import type { UserId } from '#lib/base/index.ts';

/** A user by what clients of the API write in a path. */
export type UserOnWire = {
  id: UserId;
  /** Whether it is a browser's user; else one that clients of the API made by naming it. */
  isBrowser: boolean;
  apiAccess: boolean;
};

export type UsersStore = {
  create(user: { id: UserId; tokenHash: string; createdAt: number }): Promise<void>;
  /** The user that clients of the API gave this name, made where there is none. */
  createNamed(user: { id: UserId; name: string; createdAt: number }): Promise<UserId>;
  /** The client's user of this name, or the browser's user whose id it is. */
  findOnWire(name: string): Promise<UserOnWire | null>;
  /** Whether clients of the API may act for this browser's user. */
  hasApiAccess(id: UserId): Promise<boolean>;
  setApiAccess(id: UserId, allowed: boolean): Promise<void>;
  findByTokenHash(tokenHash: string): Promise<UserId | null>;
  /** Removes users made before then who own nothing; returns how many. */
  removeEmpty(createdBefore: number): Promise<number>;
};

/** Browsers that gave the installation's password. Only hashes of their tokens are kept. */
export type SignInsStore = {
  add(tokenHash: string, expiresAt: number): Promise<void>;
  isValid(tokenHash: string, now: number): Promise<boolean>;
  remove(tokenHash: string): Promise<void>;
  removeExpired(now: number): Promise<void>;
};
