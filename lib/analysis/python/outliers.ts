import type { OutlierRule, Predicate, Query } from '../plan.ts';
import type { Writing } from './aggregate.ts';
import { type Code, columnCode } from './expression.ts';
import { limited } from './facts.ts';
import { pythonList, pythonText } from './names.ts';

type Outliers = Extract<Query, { kind: 'outliers' }>;

/** One row for each column: the bounds, how many values lie beyond them, and the mean with and without those. */
export function writeOutliers(query: Outliers, writing: Writing): void {
  const { script, rows, into } = writing;
  script.import('pandas as pd');
  const describe = script.name('describe_outliers');
  const [lower, upper] = boundsCode(query, 'values');
  script.add(`def ${describe}(name):
    values = ${rows.frame}[name].dropna().astype("float64")
    lower, upper = ${lower}, ${upper}
    kept = values[values.between(lower, upper)] if len(values) > 1 else values
    return {
        "column": name,
        "values": len(values),
        "lower bound": lower,
        "upper bound": upper,
        "outliers": len(values) - len(kept),
        "mean": values.mean(),
        "standard deviation": values.std(),
        "mean without outliers": kept.mean(),
        "standard deviation without outliers": kept.std(),
    }
`);
  script.add(
    `${into} = pd.DataFrame([${describe}(name) for name in ${pythonList(query.columns.map(pythonText))}])`,
  );
  limited(writing);
}

function boundsCode(
  { rule, factor }: { rule: OutlierRule; factor: number },
  values: string,
): [string, string] {
  if (rule === 'z_score') {
    const [mean, reach] = [`${values}.mean()`, `${factor} * ${values}.std()`];
    return [`${mean} - ${reach}`, `${mean} + ${reach}`];
  }
  const [low, high] = [`${values}.quantile(0.25)`, `${values}.quantile(0.75)`];
  const reach = `${factor} * (${high} - ${low})`;
  return [`${low} - ${reach}`, `${high} + ${reach}`];
}

/** A mask of the frame's rows whose value lies beyond (or within) the bounds of the whole table's. */
export function outlierMask({ column, comparison, values }: Predicate, frame: string, whole: string): Code {
  const [rule, factor] = values;
  const source = columnCode(column, frame);
  const bounds = boundsCode(
    { rule: rule === 'z_score' ? 'z_score' : 'iqr', factor: Number(factor) },
    columnCode(column, whole),
  );
  const within = `${source}.between(${bounds.join(', ')})`;
  if (comparison === 'not_outlier') return { text: within, loose: false };
  return { text: `${source}.notna() & ~${within}`, loose: true };
}
