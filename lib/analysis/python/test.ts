import { compileFilter } from '../compile/filter.ts';
import type { TestQuery } from '../inference/test-query.ts';
import type { TestKind } from '../plan.ts';
import type { Writing } from './aggregate.ts';
import { operand, toPython } from './expression.ts';
import { pythonList, pythonText } from './names.ts';

/** A statistical test by SciPy: the rows that `completeResult` makes of what SQL gathers. */
export function writeTest(query: TestQuery, writing: Writing): void {
  writing.script.import('pandas as pd');
  writing.script.import('scipy.stats');
  writers[query.test](query, writing);
}

type Writer = (query: TestQuery, writing: Writing) => void;

const writers: Record<TestKind, Writer> = {
  shapiro_wilk: writeShapiro,
  student_t: writeTwoMeans,
  welch_t: writeTwoMeans,
  mann_whitney: writeMannWhitney,
  anova: writeAnova,
  chi_square: writeChiSquare,
  linear_regression: writeRegression,
};

function writeShapiro({ columns }: TestQuery, { script, rows, into }: Writing): void {
  const test = script.name('test_normality');
  script.add(`def ${test}(name):
    values = ${rows.frame}[name].dropna().astype("float64")
    is_possible = len(values) > 2 and values.nunique() > 1
    statistic, p = scipy.stats.shapiro(values) if is_possible else (None, None)
    return {
        "column": name,
        "values": len(values),
        "mean": values.mean(),
        "standard deviation": values.std(),
        "skewness": values.skew(),
        "excess kurtosis": values.kurt(),
        "W": statistic,
        "p-value": p,
    }
`);
  script.add(`${into} = pd.DataFrame([${test}(name) for name in ${pythonList(columns.map(pythonText))}])`);
}

/** The complete rows of two columns; returns the name of their frame. */
function writeComplete(names: readonly string[], { script, rows }: Writing): string {
  const frame = script.largeName('complete');
  script.add(`${frame} = ${rows.frame}.dropna(subset=${pythonList(names.map(pythonText))})`);
  return frame;
}

type Sides = { one: string; other: string; first: string; second: string; two: string };

/** The numbers of each of the two groups as series of their own, the group that was named first as the first. */
function writeSides(query: TestQuery, writing: Writing): Sides {
  const { script, rows } = writing;
  const [name = ''] = query.columns;
  const by = query.by ?? '';
  const compared = writeComplete([name, by], writing);
  if (query.groups.length > 0) {
    const chosen = compileFilter(
      { column: by, comparison: 'in', values: [...query.groups], timeUnit: null, aggregate: null },
      rows.schema,
    );
    const mask = operand(toPython(chosen, { frame: compared, schema: rows.schema }));
    script.add(`${compared} = ${compared}[${mask}]`);
  }
  const names = script.name('groups');
  script.add(`${names} = sorted(${compared}[${pythonText(by)}].unique())`);
  const [start = null, end = null] = query.groups;
  const isTurned =
    start !== null &&
    end !== null &&
    (typeof start === 'number' && typeof end === 'number' ? start > end : String(start) > String(end));
  const [first, second] = isTurned ? [`${names}[-1]`, `${names}[0]`] : [`${names}[0]`, `${names}[-1]`];
  const side = (text: string, group: string) => {
    const series = script.largeName(text);
    script.add(
      `${series} = ${compared}.loc[${compared}[${pythonText(by)}] == ${group}, ${pythonText(name)}].astype("float64")`,
    );
    return series;
  };
  return { one: side('one', first), other: side('other', second), first, second, two: `len(${names}) == 2` };
}

function writeTwoMeans(query: TestQuery, writing: Writing): void {
  const { script, into } = writing;
  const { one, other, first, second, two } = writeSides(query, writing);
  const test = script.name('test');
  const isPossible = `${two} and len(${one}) > 1 and len(${other}) > 1`;
  const equal = query.test === 'student_t' ? 'True' : 'False';
  script.add(
    `${test} = scipy.stats.ttest_ind(${one}, ${other}, equal_var=${equal}) if ${isPossible} else None`,
  );
  script.add(`${into} = pd.DataFrame([{
    "group": ${first},
    "values": len(${one}),
    "mean": ${one}.mean(),
    "standard deviation": ${one}.std(),
    "other group": ${second},
    "other values": len(${other}),
    "other mean": ${other}.mean(),
    "other standard deviation": ${other}.std(),
    "difference": ${one}.mean() - ${other}.mean() if ${test} else None,
    "t": ${test}.statistic if ${test} else None,
    "degrees of freedom": float(${test}.df) if ${test} else None,
    "p-value": ${test}.pvalue if ${test} else None,
}])`);
}

function writeMannWhitney(query: TestQuery, writing: Writing): void {
  const { script, into } = writing;
  const { one, other, first, second, two } = writeSides(query, writing);
  const test = script.name('test');
  script.add(`${test} = scipy.stats.mannwhitneyu(${one}, ${other}, method="asymptotic") if ${two} else None`);
  script.add(`${into} = pd.DataFrame([{
    "group": ${first},
    "values": len(${one}),
    "median": ${one}.median(),
    "other group": ${second},
    "other values": len(${other}),
    "other median": ${other}.median(),
    "U": ${test}.statistic if ${test} else None,
    "p-value": ${test}.pvalue if ${test} else None,
}])`);
}

function writeAnova({ columns: [name = ''], by }: TestQuery, writing: Writing): void {
  const { script, into } = writing;
  const complete = writeComplete([name, by ?? ''], writing);
  const [values, groups, test] = [
    script.largeName('values'),
    script.largeName('groups'),
    script.name('test'),
  ];
  script.add(`${values} = ${complete}[${pythonText(name)}].astype("float64")`);
  script.add(
    `${groups} = [group for _, group in ${values}.groupby(${complete}[${pythonText(by ?? '')}], observed=True)]`,
  );
  const isPossible = `len(${groups}) > 1 and len(${values}) > len(${groups})`;
  script.add(`${test} = scipy.stats.f_oneway(*${groups}) if ${isPossible} else None`);
  script.add(`${into} = pd.DataFrame([{
    "groups": len(${groups}),
    "values": len(${values}),
    "F": ${test}.statistic if ${test} else None,
    "degrees of freedom between": len(${groups}) - 1 if ${test} else None,
    "degrees of freedom within": len(${values}) - len(${groups}) if ${test} else None,
    "p-value": ${test}.pvalue if ${test} else None,
    "η²": 1 - sum(((group - group.mean()) ** 2).sum() for group in ${groups}) / ((${values} - ${values}.mean()) ** 2).sum() if ${test} else None,
}])`);
}

function writeChiSquare({ columns: [one = '', other = ''] }: TestQuery, writing: Writing): void {
  const { script, into } = writing;
  const complete = writeComplete([one, other], writing);
  const [counts, test] = [script.name('counts'), script.name('test')];
  script.add(`${counts} = pd.crosstab(${complete}[${pythonText(one)}], ${complete}[${pythonText(other)}])`);
  script.add(`${test} = scipy.stats.chi2_contingency(${counts}) if min(${counts}.shape) > 1 else None`);
  script.add(`${into} = pd.DataFrame([{
    "rows": len(${complete}),
    ${pythonText(`categories of ${one}`)}: ${counts}.shape[0],
    ${pythonText(`categories of ${other}`)}: ${counts}.shape[1],
    "χ²": ${test}.statistic if ${test} else None,
    "degrees of freedom": ${test}.dof if ${test} else None,
    "p-value": ${test}.pvalue if ${test} else None,
    "Cramér’s V": scipy.stats.contingency.association(${counts}) if ${test} else None,
    "smallest expected count": ${test}.expected_freq.min() if ${test} else None,
}])`);
}

function writeRegression({ columns: [outcome = '', predictor = ''] }: TestQuery, writing: Writing): void {
  const { script, into } = writing;
  const complete = writeComplete([outcome, predictor], writing);
  const [y, x, line] = [script.largeName('outcome'), script.largeName('predictor'), script.name('line')];
  script.add(`${y} = ${complete}[${pythonText(outcome)}].astype("float64")`);
  script.add(`${x} = ${complete}[${pythonText(predictor)}].astype("float64")`);
  script.add(`${line} = scipy.stats.linregress(${x}, ${y})`);
  script.add(`${into} = pd.DataFrame([{
    "outcome": ${pythonText(outcome)},
    "predictor": ${pythonText(predictor)},
    "rows": len(${y}),
    "slope": ${line}.slope,
    "intercept": ${line}.intercept,
    "R²": ${line}.rvalue ** 2,
    "RMSE": ((${y} - ${line}.intercept - ${line}.slope * ${x}) ** 2).mean() ** 0.5,
    "t": ${line}.slope / ${line}.stderr if len(${y}) > 2 else None,
    "degrees of freedom": len(${y}) - 2 if len(${y}) > 2 else None,
    "p-value": ${line}.pvalue if len(${y}) > 2 else None,
}])`);
}
