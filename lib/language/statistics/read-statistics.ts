import type { TableSchema } from '#lib/datasets/index.ts';
import type { LiteralMatch, Read } from '../reading.ts';
import { inquiryOf } from './inquiry.ts';
import { decline } from './outcome.ts';
import { readAggregates } from './read-aggregates.ts';
import { readAssociation } from './read-association.ts';
import { readCorrelation } from './read-correlation.ts';
import { readDerived } from './read-derived.ts';
import { readGroups } from './read-groups.ts';
import { readLine } from './read-line.ts';
import { readNormality } from './read-normality.ts';
import { readOutliers } from './read-outliers.ts';

const readers = [readOutliers, readNormality, readAssociation, readGroups, readLine, readCorrelation];

const concerns =
  /\b(?:outl|extreme|normal|shapiro|gauss|t-?\s?test|welch|student|mann|wilcoxon|anova|analysis of variance|signific|chi|cram|regress|r-?\s?squared|determination|best|least squares|line of|correlat)|r²|χ/i;

/**
 * A question about a statistic that more than an aggregate computes: a test, outliers, a line, the significance of a
 * correlation. Declined where it asks a step more than is understood; null for every other question.
 */
export function readStatistics(
  question: string,
  schema: TableSchema,
  matches: readonly LiteralMatch[],
): Read | null {
  if (!concerns.test(question)) return readingOf(readDerived(question, { schema, matches }));
  const derived = readDerived(question, { schema, matches });
  if (derived?.kind === 'reading') return derived;
  const inquiry = inquiryOf(question, schema, matches);
  for (const reader of readers) {
    const read = reader(inquiry);
    const isWider = inquiry.allColumns.length > inquiry.columns.length;
    if (read?.kind === 'declined' && isWider) return reader({ ...inquiry, columns: inquiry.allColumns });
    if (read !== null) return read;
  }
  return /\bstatistical(?:ly)? signific|\bis (?:that|it|this) (?:statistically )?significant\b/i.test(
    question,
  )
    ? decline(
        schema,
        'It isn’t clear what is to be tested. Name the number and the groups, or the two numbers, in one question.',
      )
    : null;
}

/** As `readStatistics`, for what is else declined: aggregates that are asked for at length. */
export function readAtLength(
  question: string,
  schema: TableSchema,
  matches: readonly LiteralMatch[],
): Read | null {
  return readAggregates(inquiryOf(question, schema, matches));
}

function readingOf(read: Read | null): Read | null {
  return read?.kind === 'reading' ? read : null;
}
