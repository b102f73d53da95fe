import type { LineEnd } from './dialect.ts';
import type { ImportDecision } from './receipt.ts';

export const lineEndNames: Record<LineEnd, string> = {
  '\n': 'LF',
  '\r\n': 'CRLF',
  '\r': 'CR',
  mixed: 'mixed',
};

/**
 * Decides how lines end by what the texts hold. A lone CR among LFs is taken for data, unless a tenth of the
 * lines end so.
 */
export function detectLineEnd(texts: readonly string[]): { lineEnd: LineEnd; decision: ImportDecision } {
  const counts = countLineEnds(texts);
  const lineEnd = chooseLineEnd(counts);
  const { crlf, lf, cr } = counts;
  const total = crlf + lf + cr;
  const decision: ImportDecision = {
    what: 'line_ends',
    value: lineEndNames[lineEnd],
    confidence: total === 0 || lineEnd === 'mixed' ? 0.8 : Math.max(crlf, lf, cr) / total,
    evidence: `${crlf} CRLF, ${lf} LF, ${cr} CR in the parts looked at`,
    alternatives: [],
  };
  return { lineEnd, decision };
}

type Counts = { crlf: number; lf: number; cr: number };

function chooseLineEnd({ crlf, lf, cr }: Counts): LineEnd {
  if (cr > 0 && crlf + lf === 0) return '\r';
  if (cr > (crlf + lf) * 0.1) return 'mixed';
  return crlf > lf ? '\r\n' : '\n';
}

function countLineEnds(texts: readonly string[]): Counts {
  const counts = { crlf: 0, lf: 0, cr: 0 };
  for (const text of texts) {
    for (const [end] of text.matchAll(/\r\n|\n|\r(?=[\s\S])/g)) {
      if (end === '\r\n') counts.crlf += 1;
      else if (end === '\n') counts.lf += 1;
      else counts.cr += 1;
    }
  }
  return counts;
}
