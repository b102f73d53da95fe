'use client';

import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';

/** The unsent text of a session, kept in this browser until it is sent. */
export function useDraft(sessionId: string): [string, Dispatch<SetStateAction<string>>] {
  const key = `plotline-draft-${sessionId}`;
  const [draft, setDraft] = useState('');
  const [isRead, setIsRead] = useState(false);
  useEffect(() => {
    const kept = localStorage.getItem(key);
    if (kept) setDraft((current) => current || kept);
    setIsRead(true);
  }, [key]);
  useEffect(() => {
    if (!isRead) return;
    if (draft === '') localStorage.removeItem(key);
    else localStorage.setItem(key, draft);
  }, [key, draft, isRead]);
  return [draft, setDraft];
}
