/** The other number of an English word or of a phrase's last word: `trucks` → `truck`, `city` → `cities`. */
export function pluralForms(text: string): string[] {
  const word = text.trim();
  if (!/\p{L}{3}$/u.test(word)) return [];
  if (/ies$/i.test(word)) return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  if (/(s|x|z|ch|sh)es$/i.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  if (/[^s]s$/i.test(word)) return [word.slice(0, -1)];
  if (/[^aeiou]y$/i.test(word)) return [`${word.slice(0, -1)}ies`];
  if (/(s|x|z|ch|sh)$/i.test(word)) return [`${word}es`];
  return [`${word}s`];
}
