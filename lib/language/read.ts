import type { TableSchema } from '#lib/datasets/index.ts';
import { readAlone } from './read-alone.ts';
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
export function read({ question, schemas, matches }: Question): Read {
  const [first] = schemas;
  if (!first)
    return {
      kind: 'declined',
      refusal: { reason: 'There is no data yet. Add a CSV file or open a sample first.', suggestions: [] },
    };
  const reads = schemas.map((schema) => readAlone(question, schema, matches));
  return reads.find((one) => one.kind === 'reading') ?? reads[0] ?? readAlone(question, first, matches);
}
