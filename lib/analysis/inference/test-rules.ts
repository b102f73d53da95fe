import type { TestKind } from '../plan.ts';
import { anovaTest } from './anova-test.ts';
import { chiSquareTest } from './chi-square-test.ts';
import { mannWhitneyTest } from './mann-whitney-test.ts';
import { regressionTest } from './regression-test.ts';
import { shapiroWilkTest } from './shapiro-wilk-test.ts';
import type { TestRule } from './test-query.ts';
import { twoMeansTest } from './two-means-test.ts';

/** How each kind of test is computed. */
export const testRules: Record<TestKind, TestRule> = {
  shapiro_wilk: shapiroWilkTest,
  student_t: twoMeansTest,
  welch_t: twoMeansTest,
  mann_whitney: mannWhitneyTest,
  anova: anovaTest,
  chi_square: chiSquareTest,
  linear_regression: regressionTest,
};
