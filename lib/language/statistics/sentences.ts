const end = /(?<=[.?!;}])\s+(?=[\p{Lu}\p{N}"'“‘({•-])|\n+/u;
const lead = /^[\s{}[\]•*-]*(?:(?:question\s*)?\d{1,3}[.:)]\s+)?/i;

const rounding =
  /\b(?:(?:rounded|rounding|round)(?: off| up)?(?: (?:the|your|all|both) \w+)? )?(?:to|up to|with|keep(?:ing)?(?: only)?) (?:the (?:first|nearest) )?(?:\d|one|two|three|four|five|six) decimals?(?: (?:places?|points?|digits?))?/gi;

/** The sentences of a question, without rounding, list marks, braces and numbering; "No. of" ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .replaceAll(rounding, ' ')
    .split(end)
    .map((sentence) => sentence.replace(lead, '').replace(/[\s{}]+$/, ''))
    .filter((sentence) => /\p{L}/u.test(sentence));
}
