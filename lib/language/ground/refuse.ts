import { isTime, isYear } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, says } from './draft.ts';
import { encodeTerms } from './encode-terms.ts';
import { timeColumn } from './operands.ts';
import type { Shape } from './shape.ts';

/** Why the question is better not answered, or null: what it asks beyond the data, or words that found no place. */
export function reasonToDecline(draft: Draft, shape: Shape | null): string | null {
  return (
    draft.refusal ??
    beyond(draft) ??
    unlearnt(draft) ??
    betweenColumns(draft) ??
    ofTheFirst(draft) ??
    secondOrder(draft) ??
    ungrounded(draft) ??
    leftOver(draft, shape) ??
    uncountable(draft, shape) ??
    withoutUnit(draft, shape) ??
    (shape === null ? nothing(draft) : null)
  );
}

function beyond(draft: Draft): string | null {
  const [place] = placesOf(draft, 'beyond');
  const meaning = place === undefined ? null : draft.terms[place]?.meaning;
  if (meaning?.kind !== 'beyond') return null;
  return `This asks for ${meaning.what}, which can't be computed from the columns of ${draft.schema.name} here.`;
}

const operations =
  /^(ratios?|lengths?|characters?|cumulative|cumulatively|cumsum|running|rolling|weighted|geometric|harmonic|logarithm|squared?|multiply|multiplied|divide|minus|subtract|subtracted|convert|converted|uppercase|lowercase|capitali[sz]e|rename|renamed|fill|fillna|merge|concatenate|shuffle|reverse|reversed|random|randomly|decades?|anagrams?|resample|resampled|downsample|interpolate|weekends?|density|densities)$/i;

/** Words for a calculation that no column, value or phrase explains: an answer that leaves them out is another one. */
function unlearnt(draft: Draft): string | null {
  const compared = draft.filters.some((filter) => 'comparison' in filter && filter.comparison === 'in');
  const term = draft.terms.find(
    ({ meaning, text }, place) =>
      meaning.kind === 'unknown' &&
      (operations.test(text) || (/^changes?$/i.test(text) && isSplitBy(draft, place))) &&
      !(compared && /^ratios?$/i.test(text)),
  );
  return term ? `“${term.text}” is not worked out here yet. Ask for the numbers that it is made of.` : null;
}

const compared =
  /\b(more|less|fewer|higher|lower|greater|larger|smaller|bigger) NAME than (the |their |its )?NAME\b|\bNAME (is |are |was |were )?(more|less|fewer|higher|lower|greater|larger|smaller|bigger) than (the |their |its )?NAME\b/;

/** "for each change" speaks of what happens from row to row. */
function isSplitBy(draft: Draft, place: number): boolean {
  return draft.terms[place - 1]?.meaning.kind === 'group';
}

/** One column against another in the same row: a condition of a plan compares with values. */
function betweenColumns(draft: Draft): string | null {
  const { text } = encodeTerms({ ...draft, used: new Set() });
  return compared.test(text) ? 'Two columns can’t be compared with each other row by row yet.' : null;
}

/** "a mean over the top 10" is of a few rows, not of each of the ten. */
function ofTheFirst(draft: Draft): string | null {
  const { text } = encodeTerms({ ...draft, used: new Set() });
  const isOfFew =
    /\b(average|mean|median|sum|total)\b(?: (?!by\b|per\b|each\b)[\w#]+){0,3} (of|for|among|in) (the )?(top|bottom|O1|last|N\d+ (most|least|highest|lowest|largest|smallest)) /.test(
      text,
    );
  return isOfFew && draft.top !== null && draft.measures.length > 0
    ? 'What is measured over the first few of an order can’t be worked out yet. Ask for those rows, or measure all.'
    : null;
}

function ungrounded(draft: Draft): string | null {
  for (const place of placesOf(draft, 'group')) {
    const word = unknownAfter(draft, place);
    if (word) return `No column of ${draft.schema.name} is called or means “${word}”.`;
  }
  for (const place of placesOf(draft, 'aggregate')) {
    const word = unknownAfter(draft, place) ?? 'that';
    return `The ${draft.terms[place]?.text.toLowerCase()} of ${word === 'that' ? 'what' : `“${word}”`} can't be told: no column fits.`;
  }
  const difference = draft.terms.some(({ text }) => /^difference/i.test(text));
  if (
    difference &&
    draft.measures.length === 0 &&
    !draft.filters.some((filter) => 'comparison' in filter && filter.comparison === 'in')
  ) {
    return 'It isn’t clear which two values are to be compared.';
  }
  for (const place of placesOf(draft, 'comparison')) {
    if (kindAt(draft, place + 1) === 'number' || kindAt(draft, place + 1) === 'date') {
      return `It isn't clear which column “${draft.terms[place]?.text} ${draft.terms[place + 1]?.text}” is about.`;
    }
  }
  const number = placesOf(draft, 'number').find((place) => /\d/.test(draft.terms[place]?.text ?? ''));
  return number === undefined ? null : `It isn't clear what “${draft.terms[number]?.text}” is about.`;
}

/** An order after an order: the plan could hold it, but the words are not read yet. */
function secondOrder(draft: Draft): string | null {
  const sorts = draft.terms.some(({ meaning }) => meaning.kind === 'sort' || meaning.kind === 'direction');
  return sorts && draft.laterSorts.length === 0 && /\bthen (by|to)\b/i.test(draft.question)
    ? 'Only one order is understood at a time. Ask for the first, then sort the answer.'
    : null;
}

/** Words that keep, leave out or choose rows and that no condition took: an answer without them is another one. */
function leftOver(draft: Draft, shape: Shape | null): string | null {
  const { having } = draft;
  const groups = shape?.query.kind === 'aggregate' ? shape.query.dimensions : [];
  if (
    having &&
    !(groups.length === 1 && groups[0]?.column === having.column.name && draft.measures.length === 1)
  )
    return `It isn’t clear how “${having.column.name}” is kept by its number of rows and answered for at once.`;
  const grouped =
    /^\W*(please )?group (the |entire |whole )*(data|dataset|data ?frame|table) by\b/i.test(draft.question) &&
    groups.length > 0;
  if (
    grouped &&
    draft.measures.length === 0 &&
    draft.mark === null &&
    draft.uses.every((use) => use.group !== null)
  )
    return 'It isn’t clear what is to be worked out for each group. Name a number and how to draw it together, or ask how many rows each has.';
  if (draft.strange !== null && draft.filters.length > 0 && groups.length === 0)
    return `No column of ${draft.schema.name} tells “${draft.strange}” apart. Count the rows instead.`;
  const ordinal = draft.terms.find(({ text, meaning }, place) => {
    const next = draft.terms[place + 1]?.meaning.kind;
    return (
      meaning.kind === 'unknown' &&
      !draft.used.has(place) &&
      /^(second|third|fourth|fifth|2nd|3rd|4th|5th|nth)$/i.test(text) &&
      next === 'extreme'
    );
  });
  if (ordinal)
    return `The ${ordinal.text.toLowerCase()} of an order can’t be picked out. Ask for the top few instead.`;
  const except = placesOf(draft, 'comparison').find((place) => {
    const meaning = meaningAt(draft, place, 'comparison');
    return meaning?.comparison === '!=';
  });
  const negation = except ?? placesOf(draft, 'not').find((place) => negates(draft, place));
  if (negation !== undefined) return `It isn’t clear what “${draft.terms[negation]?.text}” leaves out.`;
  const last = placesOf(draft, 'top').find(
    (place) => meaningAt(draft, place, 'top')?.direction === 'descending',
  );
  return last === undefined || draft.query !== null
    ? null
    : `It isn’t clear what “${draft.terms[last]?.text}” means here. Say by which column the rows are sorted.`;
}

const negatable = new Set<Meaning['kind']>([
  'column',
  'value',
  'number',
  'extreme',
  'top',
  'entity',
  'unknown',
]);

/** Whether a "not" keeps rows away; "do not apply …" only asks for nothing further. */
function negates(draft: Draft, place: number): boolean {
  const before = draft.terms[place - 1];
  const opens = before === undefined || before.meaning.kind === 'stop' || /^(and|please)$/i.test(before.text);
  const request = opens && /^(do not|don't|not)$/i.test(draft.terms[place]?.text ?? '');
  const next = nextPlace(draft, place + 1, new Set(['noise', 'preposition']));
  return !request && !says(draft, 'missing') && negatable.has(draft.terms[next]?.meaning.kind ?? 'noise');
}

/** Numbers of months, spans between two dates, the rhythm of the rows: more than a count of rows. */
function uncountable(draft: Draft, shape: Shape | null): string | null {
  const count = draft.top?.count ?? 1;
  if (shape?.query.kind === 'aggregate' && shape.query.dimensions.length === 0 && count > 1) {
    return `It isn’t clear which ${count} are wanted: no column was named to list them by.`;
  }
  if (shape?.query.kind !== 'aggregate' || draft.uses.some((use) => !use.counted) || draft.filters.length > 0)
    return null;
  if (draft.measures.some(({ aggregate }) => aggregate === 'span')) return null;
  const units = draft.terms.some(
    (term, place) => term.meaning.kind === 'timeUnit' && draft.terms[place - 1]?.meaning.kind === 'count',
  );
  if (units) return 'The number of periods can’t be counted here. Ask for a count by month, for example.';
  const single =
    shape.query.dimensions.length === 0 &&
    draft.terms.some(({ text }) => /^(frequency|volume|amount)( of)?$/i.test(text));
  return single ? 'It isn’t clear what is to be counted.' : null;
}

/** Months, weekdays or hours of a column that holds bare years. */
function withoutUnit(draft: Draft, shape: Shape | null): string | null {
  if (shape?.query.kind !== 'aggregate' || draft.timeUnit === null || draft.timeUnit === 'year') return null;
  const names = shape.query.dimensions.map(({ column }) => column);
  const times = draft.index.columns.filter((column) => names.includes(column.name) && isTime(column));
  const [year] = times;
  return year && times.every(isYear)
    ? `${year.name} holds bare years, which can’t be parted any finer. Ask for a number by year.`
    : null;
}

function unknownAfter(draft: Draft, place: number): string | null {
  for (let at = place + 1; at < draft.terms.length; at += 1) {
    const kind = kindAt(draft, at);
    if (kind === 'unknown') return draft.terms[at]?.text ?? null;
    if (kind !== 'noise' && kind !== 'preposition') return null;
  }
  return null;
}

function nothing(draft: Draft): string {
  const { name } = draft.schema;
  const wantsTime = says(draft, 'time') || draft.timeUnit !== null;
  if (wantsTime && timeColumn(draft) === null) return `No column of ${name} holds dates or years.`;
  return `No column of ${name} matches the words of this question.`;
}
