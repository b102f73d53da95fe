import type { TestKind } from '../plan.ts';

/** What people call each kind of test. */
export const testNames: Record<TestKind, string> = {
  shapiro_wilk: 'Shapiro–Wilk test',
  student_t: 'Student’s t-test',
  welch_t: 'Welch’s t-test',
  mann_whitney: 'Mann–Whitney U test',
  anova: 'one-way ANOVA',
  chi_square: 'chi-square test of independence',
  linear_regression: 'linear regression',
};
