import { PlotlineError } from '#lib/base/browser.ts';
import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Writing } from './aggregate.ts';
import { cutCode } from './cut.ts';
import { sortCode } from './sort.ts';

/** The columns that a list of facts is about, all where none is named; one that is named twice can't be told apart. */
export function shownColumns(names: readonly string[], schema: TableSchema): string[] {
  const shown = names.length === 0 ? schema.columns.map(({ name }) => name) : [...names];
  if (new Set(shown).size === shown.length) return shown;
  throw new PlotlineError('invalid_input', 'A column is named twice in this question; name each once.');
}

/** The plan's order and limit, over a result that has none of its own. */
export function limited({ plan, script, into }: Writing): void {
  if (plan.sort.length > 0) script.add(`${into} = ${into}${sortCode(plan.sort)}`);
  const cut = cutCode(plan);
  if (cut !== '') script.add(`${into} = ${into}${cut}`);
}
