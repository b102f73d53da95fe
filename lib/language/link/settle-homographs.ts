import type { Candidate } from './candidate.ts';
import type { Term } from './term.ts';

/** Words that general English and a column share go to the one that their neighbours ask for. */
export function settleHomographs(terms: readonly Term[], candidates: readonly Candidate[]): Term[] {
  return terms.map((term, place) => {
    if (ordersBeside(terms, place)) return { ...term, meaning: { kind: 'sort' } };
    if (!namesColumn(terms, place)) return term;
    const column = candidates.find(
      ({ from, to, meaning }) => from === term.from && to === term.to && meaning.kind === 'column',
    );
    return column ? { ...term, meaning: column.meaning } : term;
  });
}

const measuring = new Set<Term['meaning']['kind']>([
  'count',
  'aggregate',
  'relation',
  'correlation',
  'versus',
]);

/** In "how many hours" and "hours against weight" the hours are a column; a lone "position" asks for no other layout. */
function namesColumn(terms: readonly Term[], place: number): boolean {
  const kind = terms[place]?.meaning.kind;
  if (kind === 'beyond') return true;
  return kind === 'timeUnit' && measuring.has(terms[place - 1]?.meaning.kind ?? 'noise');
}

/** ", rank the bars a to z": an order, though a column is called rank. */
function ordersBeside(terms: readonly Term[], place: number): boolean {
  const term = terms[place];
  if (term?.meaning.kind !== 'column' || !/^(rank|order|sort)$/i.test(term.text)) return false;
  const before = terms[place - 1]?.meaning.kind ?? 'stop';
  if (!['comma', 'stop', 'and', 'noise'].includes(before)) return false;
  const clause = terms.slice(place + 1, place + 9);
  const end = clause.findIndex(({ meaning }) => meaning.kind === 'comma' || meaning.kind === 'stop');
  const rest = end === -1 ? clause : clause.slice(0, end);
  return (
    rest.find(({ meaning }) => meaning.kind !== 'noise')?.meaning.kind === 'channel' ||
    rest.some(({ meaning }) => meaning.kind === 'direction')
  );
}
