import type { TableSchema } from '#lib/datasets/index.ts';
import { columnCandidates } from './link/column-candidates.ts';
import { columnIndex } from './link/column-index.ts';
import { spellings, valueSpans } from './link/value-candidates.ts';
import { tokenise } from './text/tokenise.ts';

const most = 200;

/**
 * The runs of words of a question that may be values, to be looked up before it is read: lower case,
 * each once, at most 200. Words that name a column in full are left out.
 */
export function literals(question: string, schemas: readonly TableSchema[]): string[] {
  const tokens = tokenise(question);
  const named = schemas.flatMap((schema) =>
    columnCandidates(tokens, columnIndex(schema)).filter(
      (candidate) => candidate.meaning.kind === 'column' && candidate.meaning.score >= 0.95,
    ),
  );
  const found = valueSpans(tokens)
    .filter((span) => !named.some((column) => column.from <= span.from && span.to <= column.to))
    .flatMap((span) => spellings(tokens.slice(span.from, span.to), question));
  return [...new Set(found)].slice(0, most);
}
