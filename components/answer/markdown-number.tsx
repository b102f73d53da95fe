'use client';

import type { ReactNode } from 'react';
import type { LedgerEntry } from '#lib/analysis/browser.ts';
import { TracedNumber } from './traced-number.tsx';

type MarkdownNumberProps = {
  ledger: readonly LedgerEntry[];
  sqlByCall: ReadonlyMap<string, string>;
  /** Where the entry starts in the text. */
  place: string;
  children?: ReactNode;
};

export function MarkdownNumber({ ledger, sqlByCall, place, children }: MarkdownNumberProps) {
  const entry = ledger.find(({ start }) => start === Number(place));
  if (!entry) return <>{children}</>;
  return (
    <TracedNumber entry={entry} sqlByCall={sqlByCall}>
      {children}
    </TracedNumber>
  );
}
