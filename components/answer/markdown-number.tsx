'use client';

import type { ReactNode } from 'react';
import type { LedgerEntry } from '#lib/analysis/browser.ts';
import type { NumberSource } from './number-source.ts';
import { TracedNumber } from './traced-number.tsx';

type MarkdownNumberProps = {
  ledger: readonly LedgerEntry[];
  sources: ReadonlyMap<string, NumberSource>;
  /** Where the entry starts in the text. */
  place: string;
  children?: ReactNode;
};

export function MarkdownNumber({ ledger, sources, place, children }: MarkdownNumberProps) {
  const entry = ledger.find(({ start }) => start === Number(place));
  if (!entry) return <>{children}</>;
  return (
    <TracedNumber entry={entry} sources={sources}>
      {children}
    </TracedNumber>
  );
}
