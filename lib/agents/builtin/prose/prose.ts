import type { Plan } from '#lib/analysis/index.ts';
import type { Result, TableSchema } from '#lib/datasets/index.ts';
import type { HeadlineValue } from '../builtin-answer.ts';

/** What prose is written from. `question` is null where none was asked in words. */
export type ProseInput = {
  plan: Plan;
  result: Result;
  schema: TableSchema;
  question: string | null;
};

/** The sentences of an answer, and the values they lead with, unrounded, in the order stated. */
export type Prose = { sentences: string[]; headline: HeadlineValue[] };

export type Query<Kind extends Plan['query']['kind']> = Extract<Plan['query'], { kind: Kind }>;
export type AggregateQuery = Query<'aggregate'>;
