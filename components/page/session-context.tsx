'use client';

import { createContext, useContext } from 'react';
import type { Conversation, UploadStore } from '#lib/client/index.ts';
import type { Analyst, PageData, Session, StartTurnRequest } from '#lib/contracts/index.ts';

export type SessionContextValue = {
  page: PageData;
  session: Session;
  conversation: Conversation;
  /** The turn that is being answered; null when none is. */
  runningTurnId: string | null;
  analyst: Analyst;
  setAnalyst: (analyst: Analyst) => void;
  /** Starts a turn. False when the server did not take it; `askError` then says why. */
  ask: (request: StartTurnRequest) => Promise<boolean>;
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
  /** The dataset that the data panel shows. */
  shownDatasetId: string | null;
  showDataset: (datasetId: string) => void;
};

export const SessionContext = createContext<SessionContextValue | null>(null);

export function usePlotline(): SessionContextValue {
  const value = useContext(SessionContext);
  if (!value) throw new Error('usePlotline needs a SessionProvider above it');
  return value;
}
