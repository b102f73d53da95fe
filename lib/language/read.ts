import type { TableSchema } from '#lib/datasets/index.ts';
import { readTable } from './read-table.ts';
import type { LiteralMatch, Read, Reading } from './reading.ts';

export type Question = {
  question: string;
  schemas: readonly TableSchema[];
  /** What the data says of `literals(question, schemas)`. */
  matches: readonly LiteralMatch[];
  /** The reading of the question before, for follow-ups. */
  previous: Reading | null;
  /** Milliseconds since the epoch: what "last month" counts from. */
  now: number;
};

/** A question in plain words as a Plan and a wish for a chart, or the reason why the data can't answer it. */
export function read({ question, schemas, matches, previous }: Question): Read {
  const [first] = schemas;
  if (!first)
    return {
      kind: 'declined',
      refusal: { reason: 'There is no data yet. Add a CSV file or open a sample first.', suggestions: [] },
    };
  const reads = schemas.map((schema) => readTable(question, schema, { matches, previous }));
  return (
    reads.find((one) => one.kind === 'reading') ??
    reads[0] ??
    readTable(question, first, { matches, previous })
  );
}
