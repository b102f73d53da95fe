import type { Cell } from '#lib/datasets/browser.ts';

/** Names whose order people know, each scale from first to last; a month or weekday may be cut to three letters. */
const scales = [
  'january february march april may june july august september october november december',
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'monday tuesday wednesday thursday friday saturday sunday',
  'mon tue wed thu fri sat sun',
  'spring summer autumn winter',
  'xxs xs s m l xl xxl xxxl',
  'tiny small medium large huge',
  'lowest low medium high highest',
  'low mid high',
  'minor moderate major critical',
  'never rarely sometimes often always',
  'poor fair good excellent',
  'first second third fourth fifth',
].map((names) => names.split(' '));

const numbered =
  /^(?:fy|cy|q|h|w|wk|week|month|day|year|quarter|half|period|phase|stage|step|level|grade|round|wave)[ _-]?(\d{1,4})$/;
const dated = /^(\d{4})[ _-]?(?:q|h|w|m)?(\d{1,2})$/;
const range = /^(?:[<>≤≥]=? ?)?(\d+(?:\.\d+)?)(?: ?(?:-|–|to) ?\d+(?:\.\d+)?| ?\+)?$/;

/**
 * The place of each name in the order that they have by themselves: `FY24, FY25`, `Q1 … Q4`, `2024-Q1`, `18-24, 25-34,
 * 65+`, months, weekdays, sizes. Null where they have none. A missing name has no place.
 */
export function knownOrder(cells: readonly Cell[]): ReadonlyMap<Cell, number> | null {
  const names = cells.filter((cell) => typeof cell === 'string');
  if (names.length < 2 || names.length !== cells.filter((cell) => cell !== null).length) return null;
  const folded = names.map((name) => name.trim().toLowerCase());
  const places = placesOf(folded);
  if (places === null || new Set(places).size !== names.length) return null;
  return new Map(names.map((name, index) => [name, places[index] ?? 0]));
}

function placesOf(names: readonly string[]): number[] | null {
  const scale = scales.find((each) => names.every((name) => each.includes(name)));
  if (scale) return names.map((name) => scale.indexOf(name));
  for (const pattern of [numbered, dated, range]) {
    const matches = names.map((name) => pattern.exec(name));
    if (matches.every((match) => match !== null)) return matches.map(toPlace);
  }
  return null;
}

/** `2024-Q2` is 2024 × 100 + 2; `< 18` is just before `18-24`. */
function toPlace([whole, first, second]: RegExpExecArray): number {
  const below = /^[<≤]/.test(whole) ? 0.5 : 0;
  return second === undefined ? Number(first) - below : Number(first) * 100 + Number(second);
}
