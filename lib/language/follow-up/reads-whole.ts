import { type Draft, says } from '../ground/draft.ts';
import { isContinuous, isTime } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';

const light = new Set<Meaning['kind']>(['noise', 'preposition', 'timeUnit', 'distinct']);

/** A number of its own: an aggregate of a named column, or a count of named things. */
export function hasMeasure(draft: Draft): boolean {
  return draft.measures.some(({ column }) => column !== null) || countsThings(draft);
}

/** "how many crates" counts; a bare "the number" is the one before. */
export function countsThings(draft: Draft): boolean {
  const { terms } = draft;
  return (
    draft.measures.some(({ aggregate }) => aggregate === 'count' || aggregate === 'distinct') &&
    terms.some(({ meaning, text }, place) => {
      if (meaning.kind !== 'count') return false;
      const isBare =
        /^(the|that|this)$/i.test(terms[place - 1]?.text ?? '') && /^(number|count)s?$/i.test(text);
      return !isBare;
    })
  );
}

/** A named number and what splits it: "cost by team" needs nothing of the question before. */
export function isSplitNumber(draft: Draft): boolean {
  const { x, y, color, facet } = draft.channels;
  const columns = [x, y, color, facet, ...draft.uses.map(({ column }) => column)].filter(
    (column) => column !== null,
  );
  const splits = columns.some((column) => !isContinuous(column) || isTime(column)) || spansTime(draft);
  return columns.some(isContinuous) && splits;
}

function spansTime(draft: Draft): boolean {
  return draft.timeUnit !== null || says(draft, 'time');
}

/** "people with a debt over 200": rows are named and the conditions that they meet. */
export function namesRows(draft: Draft): boolean {
  const named = draft.terms.some(({ meaning }) => meaning.kind === 'rows' || meaning.kind === 'entity');
  return named && draft.filters.length > 0;
}

/** "mean height" where no column is a height: its words mean something, though not here. */
export function measuresUnknown(draft: Draft): boolean {
  return draft.terms.some(({ meaning }, place) => {
    if (meaning.kind !== 'aggregate' && meaning.kind !== 'top') return false;
    const rest = draft.terms.slice(place + 1);
    const next = rest.find((term) => !light.has(term.meaning.kind) && term.meaning.kind !== 'number');
    return next?.meaning.kind === 'unknown' && /^\p{L}{3,}/u.test(next.text);
  });
}

const bareEnd = /^(the )?(highest|lowest|largest|biggest|greatest|smallest|most|least|fewest|best|worst)$/i;
const asksWhich = /^(and |so |but |now )?(which|who)\b/i;
const namesEnd = /^(and|now|what about|how about)? ?(the )?\w+\W*$/i;

/** "which slope has the most", "and the lowest": the end of a scale that only the answer before names. */
export function asksForEnd(draft: Draft): boolean {
  const { extreme, terms, uses, measures } = draft;
  const question = draft.question.trim();
  if (extreme === null || extreme.frequent || measures.length > 0) return false;
  const rest = terms.slice(extreme.place + 1);
  const isLast = rest.every(({ meaning }) => meaning.kind === 'stop' || meaning.kind === 'noise');
  const isAsked = asksWhich.test(question) || namesEnd.test(question);
  const isBare = bareEnd.test(terms[extreme.place]?.text ?? '');
  return isLast && isAsked && isBare && !uses.some(({ column }) => isContinuous(column));
}

const nouns = new Set<Meaning['kind']>([
  'entity',
  'rows',
  'unknown',
  'column',
  'value',
  'columns',
  'missing',
  'duplicates',
]);

/** "how many": a count of what is shown, as it names nothing to count. */
export function asksHowMany({ terms, query }: Draft): boolean {
  const counts = terms.some(({ meaning, text }) => meaning.kind === 'count' && /^how many$/i.test(text));
  return counts && query === null && !terms.some(({ meaning }) => nouns.has(meaning.kind));
}
