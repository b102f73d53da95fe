import type { Plan } from '../plan.ts';
import { binary, type Expression, number, over } from '../sql/expression.ts';
import type { Select } from '../sql/select.ts';

/** Which of the ordered rows are kept, where the whole Result is counted. */
export function cutOf({ limit, skip, limitWithin }: Plan): Pick<Select, 'limit' | 'offset'> {
  return limitWithin === undefined ? { limit, offset: skip ?? null } : { limit: null, offset: null };
}

/** Conditions on the place of a row within its group, those that tie sharing one; none where none is asked for. */
export function keepWithin(
  { limit, skip = 0, limitWithin = [], sort }: Plan,
  expressionOf: (name: string) => Expression,
): Expression[] {
  if (limitWithin.length === 0) return [];
  const place = over('rank', [], {
    partitionBy: limitWithin.map(expressionOf),
    orderBy: sort.map(({ by, direction }) => ({ expression: expressionOf(by), direction })),
  });
  return [
    ...(skip === 0 ? [] : [binary('>', place, number(String(skip)))]),
    ...(limit === null ? [] : [binary('<=', place, number(String(skip + limit)))]),
  ];
}

/** The plan's order: groups that are cut one by one stand together. */
export function sortWithin({ sort, limitWithin = [] }: Pick<Plan, 'sort' | 'limitWithin'>): Plan['sort'] {
  const apart = limitWithin.filter((name) => sort.every(({ by }) => by !== name));
  return [...apart.map((by) => ({ by, direction: 'ascending' as const })), ...sort];
}
