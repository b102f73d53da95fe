const words = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
];

/** The place that a word names, from 1 on: "third" and "3rd" are 3; null for other words. */
export function ordinalOf(text: string): number | null {
  const lower = text.toLowerCase();
  const written = /^(\d{1,6})(st|nd|rd|th)$/.exec(lower)?.[1];
  if (written !== undefined) return Number(written) > 0 ? Number(written) : null;
  const place = words.indexOf(lower);
  return place === -1 ? null : place + 1;
}
