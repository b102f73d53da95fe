import type { Entry } from './meaning.ts';

const ends: readonly (readonly [high: string, low: string])[] = [
  ['high', 'low'],
  ['highest', 'lowest'],
  ['higher', 'lower'],
  ['large', 'small'],
  ['largest', 'smallest'],
  ['larger', 'smaller'],
  ['big', 'small'],
  ['biggest', 'smallest'],
  ['bigger', 'smaller'],
  ['great', 'small'],
  ['greatest', 'least'],
  ['greatest', 'smallest'],
  ['most', 'least'],
  ['most', 'fewest'],
  ['more', 'less'],
  ['long', 'short'],
  ['longest', 'shortest'],
  ['tallest', 'shortest'],
  ['heaviest', 'lightest'],
  ['oldest', 'youngest'],
  ['best', 'worst'],
  ['most expensive', 'cheapest'],
  ['maximum', 'minimum'],
  ['max', 'min'],
  ['newest', 'oldest'],
  ['latest', 'earliest'],
];

/** The ends of a scale as an order: "highest to lowest", "the biggest to the smallest", "shortest first". */
export const orderPhrases: readonly Entry[] = ends.flatMap(([high, low]): Entry[] => [
  [orders(high, low), { kind: 'direction', direction: 'descending' }],
  [orders(low, high), { kind: 'direction', direction: 'ascending' }],
]);

function orders(start: string, end: string): string {
  const span = [`${start} to ${end}`, `the ${start} to the ${end}`];
  return [...span, ...span.map((words) => `from ${words}`), `${start} first`, `${start} ones first`].join(
    '|',
  );
}
