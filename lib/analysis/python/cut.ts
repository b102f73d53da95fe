import { PlotlineError } from '#lib/base/browser.ts';
import type { Plan } from '../plan.ts';
import type { PlanColumn } from '../plan-column.ts';
import { columnCode } from './expression.ts';
import { pythonList, pythonText } from './names.ts';
import type { PythonScript } from './script.ts';

/** Which of the ordered rows are kept, as code behind a frame; empty where all are. */
export function cutCode({ limit, skip, limitWithin }: Plan): string {
  if (limitWithin !== undefined || (limit === null && skip === undefined)) return '';
  if (skip === undefined) return `.head(${limit})`;
  return `.iloc[${skip}:${limit === null ? '' : skip + limit}]`;
}

/** The same, counted from the last row. */
export function cutFromEndCode({ limit, skip }: Plan): string {
  if (skip === undefined) return limit === null ? '' : `.tail(${limit})`;
  return `.iloc[:-${skip}]${limit === null ? '' : `.tail(${limit})`}`;
}

type Within = { plan: Plan; frame: string; columns: readonly PlanColumn[]; script: PythonScript };

/** The frame's rows that come first in their group, those that tie included; its name or that of the new frame. */
export function writeWithin({ plan, frame, columns, script }: Within): string {
  const { limitWithin, limit, skip = 0, sort } = plan;
  const [order] = sort;
  if (limitWithin === undefined || order === undefined) return frame;
  if (columns.find(({ name }) => name === order.by)?.type === 'text')
    throw new PlotlineError(
      'invalid_input',
      'The first of each group by a text can’t be written as Python yet. Ask it in direct mode.',
    );
  const [place, kept] = [script.largeName('place'), script.largeName('first')];
  const direction = order.direction === 'ascending' ? 'True' : 'False';
  const groups = `${frame}.groupby(${pythonList(limitWithin.map(pythonText))}, dropna=False)`;
  script.add(
    `${place} = ${columnCode(order.by, groups)}.rank(method="min", ascending=${direction}, na_option="bottom")`,
  );
  const ends = [
    ...(skip === 0 ? [] : [`(${place} > ${skip})`]),
    ...(limit === null ? [] : [`(${place} <= ${skip + limit})`]),
  ];
  script.add(`${kept} = ${frame}[${ends.join(' & ')}]`);
  return kept;
}
