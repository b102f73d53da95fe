import type { Plan } from '../plan.ts';
import { binary, call, type Expression, number, star, subquery } from '../sql/expression.ts';
import { as, fromSelect, type Select, select } from '../sql/select.ts';

/** The rows of an unordered SELECT counted from its last: `skip` left out there, and `limit` before them kept. */
export function fromEnd(rows: Select, { limit, skip = 0 }: Plan): Select {
  const count = subquery(
    select({ columns: [as(call('count', star), null)], from: rows.from, where: rows.where }),
  );
  const left = skip === 0 ? rows : { ...rows, limit: remaining(count, skip) };
  if (limit === null) return left;
  const offset = remaining(count, skip + limit);
  if (skip === 0) return { ...left, limit, offset };
  return select({ columns: [as(star, null)], from: fromSelect(left), limit, offset });
}

function remaining(count: Expression, less: number): Expression {
  return call('greatest', binary('-', count, number(String(less))), number('0'));
}
