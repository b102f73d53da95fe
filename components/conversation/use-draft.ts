'use client';

import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { isInteractive } from '#components/page/interactive.ts';

/** The unsent text of a session, kept in this browser until it is sent; `fieldId` is where it is typed. */
export function useDraft(sessionId: string, fieldId: string): [string, Dispatch<SetStateAction<string>>] {
  const key = `plotline-draft-${sessionId}`;
  const [draft, setDraft] = useState('');
  const [typedEarly] = useState(() => readEarlyText(fieldId));
  const [isRead, setIsRead] = useState(false);
  useEffect(() => {
    const kept = typedEarly || localStorage.getItem(key);
    if (kept) setDraft((current) => current || kept);
    setIsRead(true);
  }, [key, typedEarly]);
  useEffect(() => {
    if (!isRead) return;
    if (draft === '') localStorage.removeItem(key);
    else localStorage.setItem(key, draft);
  }, [key, draft, isRead]);
  return [draft, setDraft];
}

/** What was typed before the page's script came: React empties the field when it takes the page over. */
function readEarlyText(fieldId: string): string {
  if (typeof document === 'undefined' || isInteractive()) return '';
  const field = document.getElementById(fieldId);
  return field instanceof HTMLTextAreaElement ? field.value : '';
}
