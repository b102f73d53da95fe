import type { Plan, Verdict } from '#lib/analysis/index.ts';

type Values = Record<Verdict['when'][number]['of'], number | null>;

export type Called = Pick<Verdict, 'about' | 'says'>;

/** What a result is called by the rules that the question states, once for each thing that they are about. */
export function verdictsFor({ statistic }: Plan, values: Values): Called[] {
  const rules = statistic?.kind === 'significance' ? (statistic.verdicts ?? []) : [];
  const holding = rules.filter(({ when }) => when.every((condition) => holds(condition, values)));
  return holding.filter(({ about }, place) => holding.findIndex((other) => other.about === about) === place);
}

function holds({ of, comparison, value }: Verdict['when'][number], values: Values): boolean {
  const found = values[of];
  if (found === null) return false;
  switch (comparison) {
    case '<':
      return found < value;
    case '<=':
      return found <= value;
    case '>':
      return found > value;
    case '>=':
      return found >= value;
  }
}

/** The verdicts as a sentence with a space before; empty without any. */
export function called(verdicts: readonly Called[]): string {
  if (verdicts.length === 0) return '';
  return ` By the rule that was asked for that is called ${verdicts.map(({ says }) => `“${says}”`).join(' and ')}.`;
}
