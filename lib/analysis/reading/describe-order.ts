import { measureName } from '../measure-name.ts';
import { shownName } from '../names.ts';
import type { Plan, Query, Sort } from '../plan.ts';
import { joined, type PlanPart, part, words } from './plan-part.ts';

/** One order and a limit are “top 5” or “bottom 5”; otherwise each is said. */
export function describeOrder(plan: Plan): PlanPart[] {
  const { sort, query } = plan;
  const [first] = sort;
  const isCut = plan.limit !== null || plan.skip !== undefined;
  const ranked = isCut && sort.length === 1 && first !== undefined && query.kind !== 'describe';
  if (ranked) {
    const by = first.by === rankingMeasure(query) ? [] : [words(' by '), part('sort', shownName(first.by))];
    return [...describeCut(plan, first.direction === 'descending' ? 'top' : 'bottom'), ...by];
  }
  const isFromEnd = query.kind === 'rows' && query.fromEnd === true;
  return [
    ...(sort.length === 0 ? [] : [words(', sorted by '), ...joined(sort.map(describeSort), ', then ')]),
    ...(isCut ? describeCut(plan, isFromEnd ? 'last' : 'first') : []),
  ];
}

/** “, top 5”, “, number 2 from the top”, “, all but the last 3”, “, top 1 in each Team”. */
function describeCut({ limit, skip, limitWithin }: Plan, end: string): PlanPart[] {
  const within = limitWithin === undefined ? '' : ` in each ${limitWithin.map(shownName).join(' and ')}`;
  const cut = (text: string) => [words(', '), part('limit', `${text}${within}`)];
  if (skip === undefined) return cut(`${end} ${limit}`);
  if (limit === null) return cut(`all but the ${end} ${skip}`);
  const from = end === 'top' || end === 'bottom' ? ` from the ${end}` : end === 'last' ? ' from the end' : '';
  if (limit === 1) return cut(`number ${skip + 1}${from}`);
  return cut(`number ${skip + 1} to ${skip + limit}${from}`);
}

/** The only measure, which goes without saying. */
function rankingMeasure(query: Query): string | null {
  const [only] = query.kind === 'aggregate' && query.measures.length === 1 ? query.measures : [];
  return only ? measureName(only) : null;
}

function describeSort({ by: name, direction }: Sort, index: number): PlanPart[] {
  return [part('sort', `${shownName(name)} ${direction}`, index)];
}
