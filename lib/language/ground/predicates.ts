import type { Filter, Predicate } from '#lib/analysis/index.ts';
import { Filter as FilterSchema } from '#lib/analysis/index.ts';

/** A condition found in the question, where it stands, and what joins it to the one before. */
export type Placed = { predicate: Predicate; from: number; to: number; joinedByOr: boolean };

export function predicate(parts: Partial<Predicate> & Pick<Predicate, 'column' | 'comparison'>): Predicate {
  return { values: [], timeUnit: null, aggregate: null, ...parts };
}

/** The same condition once; "= 1", "= 2" on one column can only mean either. */
function unite(predicates: readonly Predicate[]): Predicate[] {
  const united: Predicate[] = [];
  for (const one of predicates) {
    const same = united.findIndex(
      (other) =>
        other.column === one.column && other.comparison === one.comparison && other.timeUnit === one.timeUnit,
    );
    const before = united[same];
    if (!before || one.aggregate !== before.aggregate || !['=', 'in'].includes(one.comparison)) {
      if (!before || JSON.stringify(before) !== JSON.stringify(one)) united.push(one);
      continue;
    }
    const values = [...new Set([...before.values, ...one.values])];
    united[same] = { ...before, comparison: values.length > 1 ? 'in' : one.comparison, values };
  }
  return united;
}

const opposites: Partial<Record<Predicate['comparison'], Predicate['comparison']>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  in: 'not_in',
  not_in: 'in',
  contains: 'not_contains',
  not_contains: 'contains',
  is_missing: 'is_present',
  is_present: 'is_missing',
};

/** The condition that holds for the other rows; unchanged where the plan has no word for it. */
export function opposite(one: Predicate): Predicate {
  return { ...one, comparison: opposites[one.comparison] ?? one.comparison };
}

/**
 * "a and b or c" as filters joined by AND, each a predicate or a choice: AND binds first, as in SQL, so the
 * conditions are brought to conjunctive normal form.
 */
export function joinPredicates(placed: readonly Placed[]): Filter[] {
  const groups: Predicate[][] = [];
  for (const { predicate: one, joinedByOr } of placed) {
    const last = groups.at(-1);
    if (last && !joinedByOr) last.push(one);
    else groups.push([one]);
  }
  if (groups.length === 0) return [];
  if (groups.length === 1) return unite(groups[0] ?? []).map((one) => FilterSchema.parse(one));
  const clauses = groups.reduce<Predicate[][]>(
    (product, group) => product.flatMap((clause) => group.map((one) => [...clause, one])),
    [[]],
  );
  return clauses.map((clause) => FilterSchema.parse(clause.length === 1 ? clause[0] : { anyOf: clause }));
}
