import { isContinuous, isMeasurable, isTime } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, placesOf, previousPlace, take } from './draft.ts';

const before = new Set<Meaning['kind']>(['noise', 'preposition', 'condition', 'distribution', 'only']);

/** "growers with more than 30 crates": groups kept by their number of rows, told by a word for the rows. */
export function takeHaving(draft: Draft): void {
  takeMeasuredHaving(draft);
  if (draft.having !== null) return;
  for (const place of placesOf(draft, 'comparison')) {
    const comparison = meaningAt(draft, place, 'comparison')?.comparison;
    const number = meaningAt(draft, place + 1, 'number');
    const things = kindAt(draft, place + 2);
    const at = groupBefore(draft, place);
    const column = meaningAt(draft, at, 'column')?.column ?? meaningAt(draft, at, 'entity')?.key;
    const rows =
      things === 'rows' || things === 'entity' || /^times$/i.test(draft.terms[place + 2]?.text ?? '');
    if (!comparison || !number || !rows || !column || isContinuous(column) || isTime(column)) continue;
    draft.having = { comparison, value: number.value, column };
    draft.measures.push({ aggregate: 'count', column: null, quantile: null, share: false, place });
    take(draft, place, place + 1, place + 2);
    return;
  }
}

/** The groups that a condition is about; one verb may stand between: "growers that appear more than 30 times". */
function groupBefore(draft: Draft, place: number): number {
  const at = previousPlace(draft, place - 1, before);
  const isVerb = kindAt(draft, at) === 'unknown' || /ed$/i.test(draft.terms[at]?.text ?? '');
  const behind = isVerb ? previousPlace(draft, at - 1, before) : at;
  return kindAt(draft, behind) === 'column' ? behind : at;
}

const joining = new Set<Meaning['kind']>(['noise', 'preposition', 'condition', 'column']);

/** "growers with an average weight above 200": groups kept by a measure of their own. */
function takeMeasuredHaving(draft: Draft): void {
  for (const place of placesOf(draft, 'comparison')) {
    const comparison = meaningAt(draft, place, 'comparison')?.comparison;
    const number = meaningAt(draft, place + 1, 'number');
    const at = previousPlace(draft, place - 1, new Set<Meaning['kind']>(['noise']));
    const measured = meaningAt(draft, at, 'column')?.column;
    const named = measured ? aggregateBefore(draft, at) : null;
    if (!comparison || !number || !measured || !named || !isMeasurable(measured)) continue;
    const group = groupedBefore(draft, named.place);
    if (!group) continue;
    const { aggregate } = named;
    draft.having = {
      comparison,
      value: number.value,
      column: group,
      measured: { aggregate, column: measured.name },
    };
    draft.measures.push({ aggregate, column: measured.name, quantile: null, share: false, place });
    take(draft, named.place, at, place, place + 1);
    return;
  }
}

function aggregateBefore(draft: Draft, from: number) {
  const place = previousPlace(draft, from - 1, new Set<Meaning['kind']>(['noise', 'preposition']));
  const meaning = meaningAt(draft, place, 'aggregate');
  return meaning && meaning.quantile === undefined ? { place, aggregate: meaning.aggregate } : null;
}

/** The column of names that the condition is on: "growers" in "growers with an average …". */
function groupedBefore(draft: Draft, from: number) {
  for (let at = from - 1; at >= 0; at -= 1) {
    const column = meaningAt(draft, at, 'column')?.column;
    if (column) return isMeasurable(column) || isTime(column) ? null : column;
    if (!joining.has(draft.terms[at]?.meaning.kind ?? 'stop')) return null;
  }
  return null;
}
