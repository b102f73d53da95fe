import { filterWords, whereWords } from './filter-words.ts';
import type { Prose, ProseInput } from './prose.ts';

/** No row came back: what was asked for, and what to loosen. */
export function emptyProse({ plan, schema }: ProseInput): Prose {
  if (plan.filters.length === 0) {
    const reason = schema.rowCount === 0 ? `${schema.name} has no rows.` : 'The answer has no rows.';
    return { sentences: [reason], headline: [] };
  }
  const advice =
    plan.filters.length === 1
      ? 'Try another value, or take the condition out.'
      : `Take out one condition: ${plan.filters.map((filter) => filterWords([filter])).join('; ')}.`;
  const thing = plan.query.kind === 'rows' ? 'rows' : 'groups';
  const none = plan.skip === undefined ? 'There are no rows' : `There are not so many ${thing}`;
  return { sentences: [`${none}${whereWords(plan.filters)}.`, advice], headline: [] };
}
