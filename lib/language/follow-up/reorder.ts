import type { Plan } from '#lib/analysis/index.ts';
import type { Draft, SortWish } from '../ground/draft.ts';
import { isContinuous, isTime } from '../link/column-nature.ts';
import type { Term } from '../link/term.ts';

const reverses =
  /\b(the |in )?other (way|direction)( a?round)?\b|\brevers(e|ed|ing)\b|\bopposite (order|direction|way)\b|\bflip (it|that|them|the order)\b|\bupside down\b/i;
const ends = /\b(first|last)\b/i;

/** "the other way round": the present order from its other end; null where nothing of it is said. */
export function reversedOrder(before: Draft, change: Draft, plan: Plan): Partial<Draft> | null {
  if (!reverses.test(change.question)) return null;
  const order = presentOrder(before, plan);
  if (order === null)
    return { refusal: 'The rows have no order to turn round. Say by which column they are to be sorted.' };
  const terms = change.terms.map(withoutReverse);
  return { terms, sort: turned(order), laterSorts: before.laterSorts.map(turned), top: before.top };
}

/** The word is understood here, though it stands for what can't be worked out elsewhere. */
function withoutReverse(term: Term): Term {
  return /^revers(e|ed|ing)$/i.test(term.text) ? { ...term, meaning: { kind: 'noise' } } : term;
}

/** "only the first 3": so many of what is shown, in its present order; "the last 3" from its other end. */
export function firstOfPresent(before: Draft, change: Draft, plan: Plan): Partial<Draft> | null {
  const { top } = change;
  if (top === null || !top.rows || !ends.test(change.question)) return null;
  const order = presentOrder(before, plan);
  const rows = plan.query.kind === 'rows' && before.top?.rows !== false;
  const count = top.count ?? 5;
  if (top.direction === 'ascending') {
    const most = Math.min(count, before.top?.count ?? count);
    const direction = order?.direction ?? 'ascending';
    return { top: { ...top, count: most, direction: rows ? 'ascending' : direction, rows }, sort: order };
  }
  if (order === null || before.top !== null)
    return {
      top: before.top,
      refusal:
        'It isn’t clear which rows are the last of what is shown. Say by which column they are sorted.',
    };
  const sort = turned(order);
  return { top: { ...top, direction: rows ? 'ascending' : sort.direction, rows }, sort };
}

/** The order asked for; else the one that groups have by themselves. */
function presentOrder(before: Draft, { query }: Plan): SortWish | null {
  if (before.sort !== null) return before.sort;
  if (query.kind !== 'aggregate' || query.dimensions.length === 0) return null;
  const [first, second] = query.dimensions;
  const column = before.uses.find((use) => use.column.name === first?.column)?.column;
  const isOrdered = !column || isTime(column) || isContinuous(column) || first?.bins !== null;
  return isOrdered || second
    ? { target: 'x', direction: 'ascending' }
    : { target: 'y', direction: 'descending' };
}

function turned<Wish extends SortWish>(wish: Wish): Wish {
  return { ...wish, direction: wish.direction === 'ascending' ? 'descending' : 'ascending' };
}
