import type { ColumnRef } from '../link/column-index.ts';
import { isUnique } from '../link/column-nature.ts';
import { flagOf } from '../link/flag.ts';
import type { Meaning, Term } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, placesOf, says, take } from './draft.ts';
import { type Placed, predicate } from './predicates.ts';

/** A word of a longer name may be any verb: "scored" is not yet a goal that was not scored. */
const surely = 0.7;
const light = new Set<Meaning['kind']>(['noise', 'not', 'condition', 'only', 'pick']);
const asking = ['count', 'share', 'which', 'pick', 'aggregate'] as const;
const being =
  /^(is|are|was|were|be|been|who|that|not|with|without|having|has|have|had|no|non|whose|where|who are|which are|that are|that is|are not|is not|that have|that has|who have|who has|never|did|does|do|didn't|doesn't|don't)$/i;

/** "inspected crates", "crates that are not inspected", "how many crates failed": columns of yes and no as conditions. */
export function flagFilters(draft: Draft): Placed[] {
  return placesOf(draft, 'column').flatMap((place) => {
    const named = meaningAt(draft, place, 'column');
    const column = named && named.score >= surely ? named.column : null;
    const flag = column ? flagOf(column) : null;
    if (!column || !flag || isSplit(draft, place) || isNamedTwice(draft, column)) return [];
    const stated =
      isAgentNoun(draft, place, column) ||
      isBeforeThing(draft, place) ||
      isPredicate(draft, place) ||
      isVerb(draft, place);
    const rate = rateBeside(draft, place);
    if (!stated && rate === null) return [];
    const nots = notsBefore(draft, place);
    take(draft, place, ...nots);
    const one = predicate({
      column: column.name,
      comparison: '=',
      values: [nots.length % 2 === 1 ? flag.no : flag.yes],
    });
    if (rate !== null) return noteRate(draft, rate, one);
    return [{ predicate: one, from: Math.min(place, ...nots), to: place + 1, joinedByOr: false }];
  });
}

/** "by inspected", "each inspected", "mean of inspected", "distribution of inspected": no condition. */
function isSplit(draft: Draft, place: number): boolean {
  for (let at = place - 1; at >= Math.max(0, place - 3); at -= 1) {
    const kind = draft.terms[at]?.meaning.kind;
    if (
      kind === 'group' ||
      kind === 'aggregate' ||
      kind === 'distinct' ||
      kind === 'distribution' ||
      kind === 'relation'
    )
      return true;
    if (kind === 'missing' || kind === 'duplicates' || kind === 'versus' || kind === 'channel') return true;
    if (kind !== 'noise' && kind !== 'preposition') return false;
  }
  return false;
}

/** "inspected and not inspected crates" sets the two against each other. */
function isNamedTwice(draft: Draft, column: ColumnRef): boolean {
  const named = draft.terms.filter(({ meaning }) => meaning.kind === 'column' && meaning.column === column);
  return named.length > 1;
}

function isThing(term: Term | undefined): boolean {
  if (!term) return false;
  const { kind } = term.meaning;
  if (term.meaning.kind === 'column')
    return term.meaning.column.column.type === 'text' && isUnique(term.meaning.column);
  return (
    kind === 'entity' ||
    kind === 'rows' ||
    ((kind === 'unknown' || kind === 'value') && /(s|people|men|women)$/i.test(term.text))
  );
}

/** "survivors" are those of whom "survived" holds. */
function isAgentNoun(draft: Draft, place: number, column: ColumnRef): boolean {
  return /[eo]rs$/i.test(draft.terms[place]?.text ?? '') && !/rs$/i.test(column.name);
}

function isBeforeThing(draft: Draft, place: number): boolean {
  const next = draft.terms[place + 1];
  if (isThing(next) || next?.meaning.kind === 'share') return true;
  // "inspected female crates"
  return next?.meaning.kind === 'value' && isThing(draft.terms[place + 2]);
}

function isPredicate(draft: Draft, place: number): boolean {
  for (let at = place - 1; at >= Math.max(0, place - 3); at -= 1) {
    const term = draft.terms[at];
    if (term && (being.test(term.text) || term.meaning.kind === 'not'))
      return at > 0 || !opensQuestion(draft);
    const joins = (term?.meaning.kind === 'and' || term?.meaning.kind === 'or') && draft.used.has(at - 1);
    if (joins) return true;
    if (!term || !light.has(term.meaning.kind) || /^(the|a|an)$/i.test(term.text)) return false;
  }
  return false;
}

/** "is inspected …" asks about the column itself. */
function opensQuestion(draft: Draft): boolean {
  return /^\W*(is|are|was|were|does|do|did|has|have)\b/i.test(draft.question);
}

/** "how many crates failed": right behind the things, or behind their verb. */
function isVerb(draft: Draft, place: number): boolean {
  if (!asking.some((kind) => says(draft, kind))) return false;
  const [before, earlier] = [draft.terms[place - 1], draft.terms[place - 2]];
  if (isThing(before)) return true;
  const isUnknown = before?.meaning.kind === 'unknown' || before?.meaning.kind === 'noise';
  return isUnknown && !/^(the|a|an|of|in)$/i.test(before?.text ?? '') && isThing(earlier);
}

function notsBefore(draft: Draft, place: number): number[] {
  const nots: number[] = [];
  for (let at = place - 1; at >= Math.max(0, place - 3); at -= 1) {
    const kind = kindAt(draft, at);
    if (kind === 'not') nots.push(at);
    else if (kind === null || !light.has(kind)) break;
  }
  return nots;
}

/** The place of the "rate" in "rate of failed" or "failed rate". */
function rateBeside(draft: Draft, place: number): number | null {
  const places = [place + 1, place - 1, place - 2].filter((at) =>
    /^rates?$/i.test(draft.terms[at]?.text ?? ''),
  );
  return (
    places.find((at) => {
      const meaning = draft.used.has(at) ? null : draft.terms[at]?.meaning;
      return (
        meaning?.kind === 'unknown' ||
        (meaning?.kind === 'column' && !meaning.column.joined.startsWith('rate'))
      );
    }) ?? null
  );
}

function noteRate(draft: Draft, place: number, one: Placed['predicate']): [] {
  take(draft, place);
  draft.measures.push({
    aggregate: 'count',
    column: null,
    quantile: null,
    share: true,
    where: [one],
    place,
  });
  return [];
}
