import type { Query } from '../plan.ts';
import type { Writing } from './aggregate.ts';
import { binEnd, type GroupKey, groupOptions, writeDimension } from './dimension.ts';
import { columnCode } from './expression.ts';
import { limited } from './facts.ts';
import { pythonText } from './names.ts';
import { sortCode } from './sort.ts';

type Correlation = Extract<Query, { kind: 'correlation' }>;

/** Pearson's r of each pair of columns over the rows where both are present, or of their average ranks. */
export function writeCorrelation(query: Correlation, writing: Writing): void {
  const { script, rows, into } = writing;
  script.import('pandas as pd');
  const [correlate, pairs] = [script.name('correlate'), script.name('pairs')];
  const isJudged = writing.plan.statistic?.kind === 'significance';
  if (isJudged) script.import('scipy.stats');
  script.add(correlateCode(correlate, query.method, isJudged));
  script.add(`${pairs} = [${pairsOf(query.columns).join(', ')}]`);
  const each = `for left, right in ${pairs}`;
  if (query.dimensions.length > 0) writeGroups(query, { ...writing, correlate, each });
  else script.add(`${into} = pd.DataFrame([${correlate}(${rows.frame}, left, right) ${each}])`);
  limited(writing);
}

function correlateCode(name: string, method: Correlation['method'], isJudged: boolean): string {
  const p = 'scipy.stats.pearsonr(both.iloc[:, 0], both.iloc[:, 1]).pvalue if len(both) > 2 else None';
  return `def ${name}(rows, left, right):
    both = rows[[left, right]].dropna()${method === 'spearman' ? '.rank()' : ''}
    return {
        "column": left,
        "other column": right,
        "correlation": both.iloc[:, 0].corr(both.iloc[:, 1]),
        "pairs": len(both),${isJudged ? `\n        "p-value": ${p},` : ''}
    }
`;
}

function writeGroups(query: Correlation, writing: Writing & { correlate: string; each: string }): void {
  const { script, rows, into, plan, columns, correlate, each } = writing;
  const [dimension] = query.dimensions;
  const name = columns.find(({ role }) => role === 'dimension')?.name ?? '';
  if (dimension === undefined) return;
  const key = writeDimension(dimension, name, { scope: rows, filters: plan.filters, script });
  const [value, group] = [script.name('value'), script.name('group')];
  const groups = `${rows.frame}.groupby(${key.code}, ${groupOptions([key])})`;
  script.add(
    `${into} = pd.DataFrame([\n    {${pythonText(name)}: ${value}, **${correlate}(${group}, left, right)}\n    for ${value}, ${group} in ${groups}\n    ${each}\n])`,
  );
  writeOrder(query, key, writing);
}

function pairsOf(names: readonly string[]): string[] {
  return names.flatMap((left, index) =>
    names.slice(index + 1).map((right) => `(${pythonText(left)}, ${pythonText(right)})`),
  );
}

/** Groups come in the calendar's or their own order; of ranks by their shown names, without groups that have no pair. */
function writeOrder(query: Correlation, { name, step }: GroupKey, { script, into, columns }: Writing): void {
  if (query.method === 'spearman') {
    script.add(`${into} = ${into}[${into}["pairs"] > 0]`);
    script.add(`${into} = ${into}${sortCode([{ by: name, direction: 'ascending' }])}`);
  }
  if (step === null) return;
  const place = columns.findIndex((column) => column.name === name) + 1;
  const end = binEnd(columnCode(name, into), step);
  script.add(`${into}.insert(${place}, ${pythonText(columns[place]?.name ?? '')}, ${end})`);
}
