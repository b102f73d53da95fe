import type { Filter, Predicate } from '#lib/analysis/index.ts';
import { Filter as FilterSchema } from '#lib/analysis/index.ts';

/** A condition found in the question, where it stands, and what joins it to the one before. */
export type Placed = { predicate: Predicate; from: number; to: number; joinedByOr: boolean };

export function predicate(parts: Partial<Predicate> & Pick<Predicate, 'column' | 'comparison'>): Predicate {
  return { values: [], timeUnit: null, aggregate: null, ...parts };
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
  const clauses = groups.reduce<Predicate[][]>(
    (product, group) => product.flatMap((clause) => group.map((one) => [...clause, one])),
    [[]],
  );
  return clauses.map((clause) => FilterSchema.parse(clause.length === 1 ? clause[0] : { anyOf: clause }));
}
