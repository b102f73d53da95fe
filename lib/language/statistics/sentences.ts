const end = /(?<=[.?!;}])\s+(?=[\p{Lu}\p{N}"'“‘({•-])|\n+/u;
const lead = /^[\s{}[\]•*-]*(?:(?:question\s*)?\d{1,3}[.:)]\s+)?/i;

/** The sentences of a question, without list marks, braces and numbering; "No. of" ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(end)
    .map((sentence) => sentence.replace(lead, '').replace(/[\s{}]+$/, ''))
    .filter((sentence) => /\p{L}/u.test(sentence));
}
