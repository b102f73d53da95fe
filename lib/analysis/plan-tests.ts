import { z } from 'zod';
import { Cell } from '#lib/datasets/browser.ts';

export const testKinds = [
  'shapiro_wilk',
  'student_t',
  'welch_t',
  'mann_whitney',
  'anova',
  'chi_square',
  'linear_regression',
] as const;
export const TestKind = z.enum(testKinds);
export type TestKind = z.infer<typeof TestKind>;

/**
 * A statistical test over the rows. `columns`: the numbers that `shapiro_wilk` tests, a row each; the number that is
 * compared between the groups of `by`; the two categories of `chi_square`; outcome and predictor of
 * `linear_regression`. `groups`: the two that are compared, none for the two that there are.
 */
export const TestQuery = z.object({
  kind: z.literal('test'),
  test: TestKind,
  columns: z.array(z.string()).min(1).max(12),
  by: z.string().nullable().default(null),
  groups: z.array(Cell).max(2).default([]),
});

/**
 * A rule by which a result is called: it `says` so where all conditions hold; none hold always. Of several rules about
 * the same the first that holds counts. `size` is the coefficient without its sign, `share` R².
 */
export const Verdict = z.object({
  about: z.enum(['strength', 'relationship', 'significance', 'direction', 'fit']),
  says: z.string().max(100),
  when: z
    .array(
      z.object({
        of: z.enum(['p', 'coefficient', 'size', 'share']),
        comparison: z.enum(['<', '<=', '>', '>=']),
        value: z.number(),
      }),
    )
    .max(8),
});
export type Verdict = z.infer<typeof Verdict>;

export const OutlierRule = z.enum(['iqr', 'z_score']);
export type OutlierRule = z.infer<typeof OutlierRule>;

/**
 * One row for each column: its bounds, how many values lie beyond them, and mean and standard deviation with and
 * without those. `iqr`: further than `factor` interquartile ranges from the nearer quartile; `z_score`: its z-score, by
 * the sample's spread, beyond `factor`.
 */
export const OutliersQuery = z.object({
  kind: z.literal('outliers'),
  columns: z.array(z.string()).min(1).max(12),
  rule: OutlierRule,
  factor: z.number().positive(),
});
