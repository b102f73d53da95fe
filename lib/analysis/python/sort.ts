import type { Sort } from '../plan.ts';
import { pythonList, pythonText } from './names.ts';

/** `.sort_values(…)` with a fresh index; missing values come last in both directions, as in SQL. */
export function sortCode(sort: readonly Sort[]): string {
  const names = sort.map(({ by }) => pythonText(by));
  const ascending = sort.map(({ direction }) => direction === 'ascending');
  const by = names.length === 1 ? names[0] : pythonList(names);
  const order = ascending.every(Boolean)
    ? ''
    : `, ascending=${ascending.every((each) => !each) ? 'False' : pythonList(ascending.map((each) => (each ? 'True' : 'False')))}`;
  const stable = names.length === 1 ? ', kind="stable"' : '';
  return `.sort_values(${by}${order}${stable}, ignore_index=True)`;
}
