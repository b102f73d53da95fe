/** Characters of a stream that stay. */
const most = 64 * 1024;

/** Head and tail of what a run wrote, and whether anything between them is left out. */
export function keepEnds(text: string): { text: string; isCut: boolean } {
  if (text.length <= most) return { text, isCut: false };
  const left = text.length - most;
  const kept = `${text.slice(0, most / 2)}\n[… ${left} characters left out …]\n${text.slice(-most / 2)}`;
  return { text: kept.toWellFormed(), isCut: true };
}
