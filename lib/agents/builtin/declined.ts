import type { Refusal } from '#lib/language/index.ts';
import type { BuiltinAnswer } from './builtin-answer.ts';

/** The answer to a question that the data can't answer. */
export function declined({ reason, suggestions }: Refusal): BuiltinAnswer {
  return {
    status: 'declined',
    reason,
    text: reason,
    reading: null,
    headline: [],
    ledger: [],
    result: null,
    charts: [],
    suggestions,
  };
}
