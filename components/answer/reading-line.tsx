'use client';

import type { Reading } from '#lib/language/browser.ts';

/** How the question was read. */
export function ReadingLine({ reading }: { reading: Reading }) {
  return reading.unused.length > 0 ? (
    <p className="text-[0.8125rem] text-ink-faint">not used: {reading.unused.join(', ')}</p>
  ) : null;
}
