'use client';

import { useEffect } from 'react';

/** Marks the document as answering to keys and clicks, which the page sent by the server does not do yet. */
export function useInteractiveMark(): void {
  useEffect(() => {
    document.documentElement.dataset.interactive = 'true';
  }, []);
}

export const isInteractive = (): boolean => document.documentElement.dataset.interactive === 'true';
