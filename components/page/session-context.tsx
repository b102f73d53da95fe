'use client';

import { createContext, useContext } from 'react';
import type { Conversation, TurnRequest, UploadStore } from '#lib/client/index.ts';
import type { Analyst, Mode, PageData, Session } from '#lib/contracts/index.ts';

/** What seldom changes, so that whoever needs only this is not drawn again for every event. */
export type SessionContextValue = {
  page: PageData;
  sessionId: string;
  analyst: Analyst;
  setAnalyst: (analyst: Analyst) => void;
  mode: Mode;
  setMode: (mode: Mode) => void;
  /** Starts a turn. False when the server did not take it; `askError` then says why. */
  ask: (request: TurnRequest) => Promise<boolean>;
  askError: string | null;
  clearAskError: () => void;
  stop: (turnId: string) => void;
  retry: (turnId: string) => void;
  uploads: UploadStore;
  upload: (files: readonly File[]) => void;
  pickFiles: () => void;
  /** Takes a dataset of another session into this one. */
  addDataset: (datasetId: string) => void;
  loadSample: (name: string) => void;
  /** The sample that is being loaded. */
  loadingSample: string | null;
  newSession: () => void;
  showDataset: (datasetId: string) => void;
};

/** What is new whenever data came in or a turn is over. */
export type CurrentSession = {
  session: Session;
  /** The dataset that the data panel shows. */
  shownDatasetId: string | null;
};

/** What is new with every event. */
export type LiveConversation = {
  conversation: Conversation;
  /** The turn that is being answered; null when none is. */
  runningTurnId: string | null;
};

export const SessionContext = createContext<SessionContextValue | null>(null);
export const CurrentSessionContext = createContext<CurrentSession | null>(null);
export const LiveConversationContext = createContext<LiveConversation | null>(null);

export const usePlotline = (): SessionContextValue => present(useContext(SessionContext));
export const useCurrentSession = (): CurrentSession => present(useContext(CurrentSessionContext));
export const useLiveConversation = (): LiveConversation => present(useContext(LiveConversationContext));

function present<T>(value: T | null): T {
  if (value === null) throw new Error('This needs a SessionProvider above it');
  return value;
}
