/**
 * The part of a lower-case word that its plural and simple verb forms share: countries → countri, hired → hir.
 * Light on purpose (after Harman's S-stemmer, "How effective is suffixing?", 1991, plus -ed and -ing): column
 * names are short, and a heavy stemmer joins words that mean different things.
 */
export function stem(word: string): string {
  const singular = withoutPlural(word);
  if (singular.length > 5 && singular.endsWith('ing')) return undouble(singular.slice(0, -3));
  if (singular.length > 4 && singular.endsWith('ed')) return undouble(singular.slice(0, -2));
  if (singular.length > 3 && singular.endsWith('e')) return singular.slice(0, -1);
  if (singular.length > 3 && singular.endsWith('y')) return `${singular.slice(0, -1)}i`;
  return singular;
}

function withoutPlural(word: string): string {
  if (/^[^aeiou][^aeious]s$|^[aeiou][^aeious]s$/.test(word)) return word.slice(0, -1);
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us')) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('is')) return word;
  return word.slice(0, -1);
}

function undouble(base: string): string {
  return /([bdgmnprt])\1$/.test(base) ? base.slice(0, -1) : base;
}
