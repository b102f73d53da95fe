import type { Query } from '../plan.ts';
import type { Writing } from './aggregate.ts';
import { limited, shownColumns } from './facts.ts';
import { pythonList, pythonText } from './names.ts';

/** How many values of each column are missing, and their share. */
export function writeMissing(names: readonly string[], writing: Writing): void {
  const { rows, script, into } = writing;
  script.import('pandas as pd');
  const gaps = script.largeName('gaps');
  const shown = shownColumns(names, rows.schema);
  const picked = names.length === 0 ? '' : `[${pythonList(shown.map(pythonText))}]`;
  script.add(`${gaps} = ${rows.frame}${picked}.isna()`);
  script.add(
    `${into} = pd.DataFrame({\n    "missing": ${gaps}.sum(),\n    "share missing": ${gaps}.mean(),\n}).rename_axis("column").reset_index()`,
  );
  limited(writing);
}

/** How many values of each column are present, missing or different. */
export function writeTally(query: Extract<Query, { kind: 'tally' }>, writing: Writing): void {
  const { rows, script, into } = writing;
  const shown = shownColumns(query.columns, rows.schema);
  const picked = query.columns.length === 0 ? '' : `[${pythonList(shown.map(pythonText))}]`;
  const method = { present: 'count', missing: 'isna().sum', distinct: 'nunique' }[query.count];
  script.add(
    `${into} = ${rows.frame}${picked}.${method}().rename_axis("column").rename(${pythonText(query.count)}).reset_index()`,
  );
  limited(writing);
}

/** How many rows there are, how many differ, and how many repeat an earlier one. */
export function writeDuplicates(names: readonly string[], { rows, script, into }: Writing): void {
  script.import('pandas as pd');
  const repeated = script.largeName('repeated');
  const subset = names.length === 0 ? '' : `subset=${pythonList(names.map(pythonText))}`;
  script.add(`${repeated} = ${rows.frame}.duplicated(${subset})`);
  script.add(
    `${into} = pd.DataFrame({\n    "rows": [len(${rows.frame})],\n    "distinct rows": [(~${repeated}).sum()],\n    "duplicate rows": [${repeated}.sum()],\n})`,
  );
}
