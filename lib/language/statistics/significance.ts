/** The level that p-values are to be judged at; null where two are named. */
export function levelIn(text: string): number | null {
  const found = [
    ...text.matchAll(
      /(?:alpha|significance(?: level)?|level of significance|α|confidence level)\)?\s*(?:\(\s*(?:alpha|α)\s*\))?\s*(?:of|=|is|at|:|being|equal to)?\s*(0?\.\d+|\d+(?:\.\d+)?\s?%)/gi,
    ),
    ...text.matchAll(/(0?\.\d+|\d+(?:\.\d+)?\s?%)\s+(?:significance|level of significance|alpha)/gi),
    ...text.matchAll(
      /\bp(?:[- ]?values?)?(?: (?:is|of|was|obtained|from|the|test|shapiro-wilk|associated|with)\b)*\s*(?:(?:is )?(?:less|greater|smaller|larger|lower|higher|more) than(?: or (?:exactly )?equal(?: to)?)?|below|above|<=?|>=?|≤|≥)\s*(0?\.\d+)/gi,
    ),
  ].map(([, written = '']) => levelOf(written));
  const levels = [...new Set(found)];
  if (levels.length > 1) return null;
  return levels[0] ?? usual;
}

const usual = 0.05;

function levelOf(written: string): number {
  const number = Number(written.replace('%', ''));
  const share = written.includes('%') ? number / 100 : number;
  return share > 0.5 ? Math.round((1 - share) * 1e6) / 1e6 : share;
}

/** A sentence that says what a p-value or a statistic would mean. */
export function isVerdictNote(sentence: string): boolean {
  return /\bp(?:-|\s)?values?\b.*\b(?:less|greater|smaller|larger|lower|higher|below|above|consider\w*|reject\w*)\b|\bp(?:-|\s)?values?\b.*[<>≤≥]|\breject\b|\bsignificance level\b|\balpha\b|\bnull hypothesis\b/i.test(
    sentence,
  );
}
