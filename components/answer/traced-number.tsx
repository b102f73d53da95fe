'use client';

import { HoverCard } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import type { LedgerEntry } from '#lib/analysis/browser.ts';
import { type NumberSource, nameRow, sourceValue } from './number-source.ts';

type TracedNumberProps = {
  entry: LedgerEntry;
  sources: ReadonlyMap<string, NumberSource>;
  children: ReactNode;
};

/** A number of the prose: hovering or focusing it shows its cell and query; one without either is marked. */
export function TracedNumber({ entry, sources, children }: TracedNumberProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (!entry.source) {
    return (
      <span className="rounded bg-warn-soft px-0.5">
        {children}
        <sup className="ml-0.5 text-[0.6875rem] font-medium text-warn">unverified</sup>
      </span>
    );
  }
  const { row, column, callId } = entry.source;
  const { sql, result } = sources.get(callId) ?? { sql: null, result: null };
  return (
    <HoverCard.Root open={isOpen} onOpenChange={setIsOpen} openDelay={250} closeDelay={120}>
      <HoverCard.Trigger asChild>
        <button
          type="button"
          onFocus={() => setIsOpen(true)}
          onBlur={() => setIsOpen(false)}
          onClick={() => setIsOpen(true)}
          className="cursor-help rounded-sm tabular-nums decoration-line-strong decoration-dotted underline-offset-4 select-text hover:underline focus-visible:underline"
        >
          {children}
        </button>
      </HoverCard.Trigger>
      <HoverCard.Portal>
        <HoverCard.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-max max-w-[min(26rem,calc(100vw-1rem))] rounded-lg border border-line bg-surface p-3 text-[0.8125rem] shadow-float"
        >
          <p className="flex items-baseline justify-between gap-4">
            <span className="min-w-0 break-words text-ink-soft">
              {column}: {nameRow(result, row, column)}
            </span>
            <strong className="font-semibold tabular-nums">{sourceValue(result, entry.source)}</strong>
          </p>
          {sql && (
            <pre className="mt-2 max-h-40 overflow-auto rounded bg-sunken p-2 font-mono text-xs whitespace-pre-wrap">
              {sql}
            </pre>
          )}
        </HoverCard.Content>
      </HoverCard.Portal>
    </HoverCard.Root>
  );
}
