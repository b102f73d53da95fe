import type { Query } from '../plan.ts';
import type { Writing } from './aggregate.ts';
import { pythonText } from './names.ts';

/** The columns of the table: how many, their names, or their names and SQL types. */
export function writeColumns(query: Extract<Query, { kind: 'columns' }>, writing: Writing): void {
  const { rows, whole, script, into } = writing;
  script.import('pandas as pd');
  const columns = rows.schema.columns.filter(
    ({ name }) => query.columns.length === 0 || query.columns.includes(name),
  );
  if (query.show === 'count' || query.show === 'shape') {
    const count = query.columns.length === 0 ? `len(${whole}.columns)` : String(columns.length);
    const size = query.show === 'shape' ? `"rows": [len(${whole})], ` : '';
    script.add(`${into} = pd.DataFrame({${size}"columns": [${count}]})`);
    return;
  }
  const cells: [string, string[]][] = [['column', columns.map(({ name }) => name)]];
  if (query.show === 'types') cells.push(['type', columns.map(({ sqlType }) => sqlType)]);
  const lines = cells.map(
    ([name, values]) => `    ${pythonText(name)}: [${values.map(pythonText).join(', ')}],`,
  );
  script.add(`${into} = pd.DataFrame({\n${lines.join('\n')}\n})`);
}
