import { isNumeric, isTemporal } from '#lib/datasets/browser.ts';
import { findColumn } from '../find-column.ts';
import type { Writing } from './aggregate.ts';
import { columnCode } from './expression.ts';
import { limited, shownColumns } from './facts.ts';
import { pythonList, pythonText } from './names.ts';
import { castToText } from './text-of.ts';

/** One row of statistics for each column. */
export function writeDescribe(names: readonly string[], writing: Writing): void {
  const { rows, script, into } = writing;
  script.import('pandas as pd');
  const shown = shownColumns(names, rows.schema);
  const [columns, numbers] = [script.name('columns'), script.largeName('numbers')];
  script.add(`${columns} = ${pythonList(shown.map(pythonText))}`);
  const types = shown.map((name) => findColumn(name, rows.schema).type);
  const numeric = shown.filter((_, index) => isNumeric(types[index] ?? 'text'));
  script.add(`${numbers} = ${rows.frame}[${pythonList(numeric.map(pythonText))}].astype("float64")`);
  const edges = { min: writeEdge('min', shown, writing), max: writeEdge('max', shown, writing) };
  const cells = {
    type: pythonList(types.map(pythonText)),
    count: `${rows.frame}[${columns}].count()`,
    missing: `${rows.frame}[${columns}].isna().sum()`,
    distinct: `${rows.frame}[${columns}].nunique()`,
    mean: `${numbers}.mean()`,
    'standard deviation': `${numbers}.std()`,
    min: edges.min ?? `${numbers}.min()`,
    '25%': `${numbers}.quantile(0.25)`,
    median: `${numbers}.median()`,
    '75%': `${numbers}.quantile(0.75)`,
    max: edges.max ?? `${numbers}.max()`,
  };
  const lines = Object.entries(cells).map(([name, code]) => `    ${pythonText(name)}: ${code},`);
  script.add(
    `${into} = pd.DataFrame({\n${lines.join('\n')}\n}, index=${columns}).rename_axis("column").reset_index()`,
  );
  limited(writing);
}

/** Numbers where all columns hold some, else text, as the one column of the Result needs it. */
function writeEdge(of: 'min' | 'max', shown: readonly string[], writing: Writing): string | null {
  if (writing.columns.find(({ name }) => name === of)?.type !== 'text') return null;
  const variable = writing.script.name(of === 'min' ? 'smallest' : 'largest');
  const lines = shown.flatMap((name) => {
    const text = edgeText(name, of, writing);
    return text === null ? [] : [`    ${pythonText(name)}: ${text},`];
  });
  const dictionary = lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n}`;
  writing.script.add(`${variable} = pd.Series(${dictionary}, dtype="object")`);
  return variable;
}

/** Text and booleans have no edges here. */
function edgeText(name: string, of: 'min' | 'max', { rows }: Writing): string | null {
  const column = findColumn(name, rows.schema);
  const ordered = isNumeric(column.type) || isTemporal(column.type) || column.type === 'time';
  if (!ordered) return null;
  const edge = `pd.Series([${columnCode(name, rows.frame)}.${of}()])`;
  return `${castToText(edge, column)}.iloc[0]`;
}
