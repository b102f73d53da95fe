import type { Reading } from '../reading.ts';

type Said = Pick<Reading, 'plan' | 'chart' | 'unused'> & { question: string };

/**
 * Why a follow-up that gives what was there already answers nothing: words of it found no use, or rows were to be
 * kept that it doesn't tell. null where it changes something, or may well ask for the same.
 */
export function saysTheSame(now: Said, before: Reading): string | null {
  if (JSON.stringify(now.plan) !== JSON.stringify(before.plan)) return null;
  const isDrawnAnew = now.chart?.mark !== null && now.chart?.mark !== (before.chart?.mark ?? null);
  if (now.chart !== null && isDrawnAnew) return null;
  if (now.unused.length > 0)
    return `It isn’t clear what “${now.unused.join(' ')}” changes in the answer before.`;
  const keeps = /\b(only|just) (?!(the )?(top|first|last)\b)\w/i.test(now.question);
  return keeps ? `It isn’t clear which rows “${now.question.trim()}” keeps.` : null;
}
