import type { Filter, Measure } from '#lib/analysis/index.ts';
import { isTime } from '../link/column-nature.ts';
import type { Meaning, Term } from '../link/term.ts';
import { placeDimensions } from './dimensions.ts';
import type { Draft } from './draft.ts';
import { splitting } from './measured-shape.ts';
import type { Placed } from './predicates.ts';
import { aggregateShape, type Shape } from './shape.ts';

const telling =
  /^(is|are|was|were|be|been|have|has|had|who|that|which|who are|which are|that are|that is|who have|that have)$/i;
const things = new Set<Meaning['kind']>(['entity', 'rows', 'unknown']);

/**
 * "the percentage of inspected crates in each region", "what share of the northern crates is inspected": rows under
 * a condition as a share of their own group, or of the rows that the other conditions leave.
 */
export function shareShape(draft: Draft): Shape | null {
  const [place] = draft.terms.flatMap(({ meaning }, at) => (meaning.kind === 'share' ? [at] : []));
  const counts = draft.measures.every(({ aggregate, column }) => aggregate === 'count' && column === null);
  const isPlain = draft.conditions.length === draft.filters.length && draft.filters.every(isPredicate);
  if (place === undefined || !counts || !isPlain || draft.mark !== null || draft.extreme !== null)
    return null;
  const grouped = new Set(draft.uses.filter((use) => use.group !== null).map((use) => use.column));
  const columns = splitting(draft, []).filter(
    (column) =>
      (grouped.has(column) || isTime(column)) &&
      draft.conditions.every(({ predicate }) => predicate.column !== column.name),
  );
  const { own, base } = divided(draft, place, columns.length > 0);
  const single = columns.length === 0 && draft.conditions.length < 2;
  if (own.length === 0 || single) return null;
  draft.filters = base.map(({ predicate }) => predicate);
  const measure: Measure = {
    aggregate: 'count',
    column: null,
    quantile: null,
    where: own.map(({ predicate }) => predicate),
    share: true,
  };
  const { dimensions, chart } = placeDimensions(draft, columns, false);
  return aggregateShape(dimensions, [measure], { ...chart, stack: draft.stack });
}

function isPredicate(filter: Filter): boolean {
  return !('anyOf' in filter);
}

type Divided = { own: Placed[]; base: Placed[] };

/** The conditions that are counted, and those that say among which rows. */
function divided(draft: Draft, share: number, grouped: boolean): Divided {
  const { conditions } = draft;
  const after = (test: (term: Term) => boolean, from: number) =>
    draft.terms.findIndex((term, at) => at > from && test(term));
  const named = conditions.filter(({ to }) => to === share);
  if (named.length > 0) return split(conditions, named);
  const verb = after(({ text }) => telling.test(text), share);
  const told = verb === -1 ? [] : conditions.filter(({ from }) => from > verb);
  if (told.length > 0) return split(conditions, told);
  const noun = after(({ meaning }) => things.has(meaning.kind), share);
  const group = grouped ? after(({ meaning }) => meaning.kind === 'group', share) : -1;
  if (group !== -1)
    return split(
      conditions,
      conditions.filter((one) => one.from > share && one.from < group && !isPlace(draft, one, noun)),
    );
  const said = conditions.filter(
    (one) => one.from > Math.max(noun, share) && !isPlace(draft, one, Math.max(noun, share)),
  );
  const [last] = said.slice(-1);
  if (noun === -1 && last && conditions.length > 1) return split(conditions, [last]);
  if (noun !== -1 && said.length > 0 && said.length < conditions.length) return split(conditions, said);
  const acted = noun === -1 ? -1 : after(({ meaning }) => meaning.kind === 'unknown', noun);
  const done = acted === -1 ? [] : conditions.filter(({ from }) => from > acted);
  if (done.length > 0) return split(conditions, done);
  return split(
    conditions,
    conditions.filter(({ from }) => from > share && from < noun),
  );
}

function split(conditions: readonly Placed[], own: Placed[]): Divided {
  return { own, base: conditions.filter((one) => !own.includes(one)) };
}

/** "crates in the north by grower": behind the things and their preposition, a condition says where they are. */
function isPlace(draft: Draft, { from }: Placed, noun: number): boolean {
  const before = draft.terms.slice(Math.max(0, from - 2), from);
  return noun !== -1 && from > noun && before.some(({ text }) => /^(in|from|at|of|on)$/i.test(text));
}
