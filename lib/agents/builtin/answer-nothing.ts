import { suggestQuestions } from '#lib/language/index.ts';
import type { BuiltinAnswer, BuiltinQuestion } from './builtin-answer.ts';

const mostColumns = 12;

/** What is said to a message that asks nothing: which data is there, and what could be asked. */
export function answerNothing({ tables }: Pick<BuiltinQuestion, 'tables'>): BuiltinAnswer {
  const schemas = tables.map(({ schema }) => schema);
  const suggestions = suggestQuestions(schemas).slice(0, 3);
  const described = schemas.map(({ name, columns }) => {
    const names = columns.slice(0, mostColumns).map((column) => column.name);
    return `${name} (${names.join(', ')}${columns.length > mostColumns ? ' …' : ''})`;
  });
  const [example] = suggestions;
  const invitation = example ? `Ask a question about it, such as “${example}”.` : 'Ask a question about it.';
  return {
    status: 'answered',
    reason: null,
    text: `This session has ${described.join('; ')}. ${invitation}`,
    reading: null,
    headline: [],
    ledger: [],
    result: null,
    charts: [],
    suggestions,
  };
}
