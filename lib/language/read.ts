import type { TableSchema } from '#lib/datasets/index.ts';
import { link } from './link/link.ts';
import { readTable } from './read-table.ts';
import type { LiteralMatch, Read, Reading } from './reading.ts';

export type Question = {
  question: string;
  schemas: readonly TableSchema[];
  /** What the data says of `literals(question, schemas)`. */
  matches: readonly LiteralMatch[];
  /** The reading of the question before, for follow-ups. */
  previous: Reading | null;
};

/** A question in plain words as a Plan and a wish for a chart, or the reason why the data can't answer it. */
export function read({ question, schemas, matches, previous }: Question): Read {
  const [first] = schemas;
  if (!first)
    return {
      kind: 'declined',
      refusal: { reason: 'There is no data yet. Add a CSV file or open a sample first.', suggestions: [] },
    };
  const reads = schemas
    .map((schema) => ({
      read: readTable(question, schema, {
        matches: ofTable(matches, schema),
        previous: ofPlan(previous, schema),
      }),
      weight: linkWeight(question, schema, ofTable(matches, schema)) + (ofPlan(previous, schema) ? 1 : 0),
    }))
    .sort((a, b) => b.weight - a.weight);
  const best = reads.find((one) => one.read.kind === 'reading') ?? reads[0];
  return best?.read ?? readTable(question, first, { matches, previous });
}

function ofTable(matches: readonly LiteralMatch[], schema: TableSchema): LiteralMatch[] {
  return matches.filter((match) => match.table === schema.table);
}

/** A follow-up changes the answer of the table that it was about. */
function ofPlan(previous: Reading | null, schema: TableSchema): Reading | null {
  return previous?.plan.table === schema.table ? previous : null;
}

/** How much of the question a table bears: the columns and values that its words name, and the table's own name. */
function linkWeight(question: string, schema: TableSchema, matches: readonly LiteralMatch[]): number {
  return link(question, schema, matches).terms.reduce((sum, { meaning }) => {
    if (meaning.kind === 'column') return sum + meaning.score;
    if (meaning.kind === 'value') return sum + 0.9;
    return sum + (meaning.kind === 'entity' ? 0.5 : 0);
  }, 0);
}
