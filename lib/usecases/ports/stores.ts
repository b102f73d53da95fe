import type { ArtifactsStore } from './artifacts-store.ts';
import type { DatasetsStore } from './datasets-store.ts';
import type { EventsStore, StatesStore } from './events-store.ts';
import type { SessionsStore } from './sessions-store.ts';
import type { TurnsStore } from './turns-store.ts';
import type { UploadsStore } from './uploads-store.ts';
import type { SignInsStore, UsersStore } from './users-store.ts';

export type Stores = {
  users: UsersStore;
  signIns: SignInsStore;
  sessions: SessionsStore;
  events: EventsStore;
  states: StatesStore;
  turns: TurnsStore;
  datasets: DatasetsStore;
  artifacts: ArtifactsStore;
  uploads: UploadsStore;
  /**
   * All or nothing. Inside, only the stores that are handed in may be used: the outer ones wait for the end of
   * the transaction.
   */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** Answers when the database can be written. */
  check(): Promise<void>;
  close(): Promise<void>;
};
