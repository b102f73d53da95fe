import { isContinuous } from '../link/column-nature.ts';
import type { Meaning } from '../link/term.ts';
import { type Draft, kindAt, meaningAt, nextPlace, placesOf, take } from './draft.ts';

const between = new Set<Meaning['kind']>(['noise', 'preposition']);
const inAll = /^(in total|altogether|overall|combined)$/i;
const amounts =
  /^(costs?|prices?|revenues?|profits?|spend|spending|expenses?|expenditures?|turnover|income|budgets?|salary|salaries|wages?|earnings|fees?)$/i;

/** Amounts told by more than an aggregate and its column: "spent in total", "average monthly cost", "total cost". */
export function takeAmounts(draft: Draft): void {
  for (const place of placesOf(draft, 'aggregate')) {
    takeInAll(draft, place);
    takePeriodic(draft, place);
    refuseAbsent(draft, place);
  }
}

/** "what did we spend in total": the only number named is added up. */
function takeInAll(draft: Draft, place: number): void {
  if (
    !inAll.test(draft.terms[place]?.text ?? '') ||
    kindAt(draft, nextPlace(draft, place + 1, between)) === 'column'
  )
    return;
  const numbers = placesOf(draft, 'column').filter((at) => {
    const column = meaningAt(draft, at, 'column')?.column;
    return column !== undefined && isContinuous(column);
  });
  const [at, other] = numbers;
  const counts = placesOf(draft, 'count').length > 0 || placesOf(draft, 'aggregate').length > 1;
  if (at === undefined || other !== undefined || at > place || counts) return;
  note(draft, place, at);
}

/** "average monthly cost": the unit of time stands between the aggregate and its column. */
function takePeriodic(draft: Draft, place: number): void {
  const unit = nextPlace(draft, place + 1, between);
  if (unit !== place + 1 || kindAt(draft, unit) !== 'timeUnit') return;
  const column = meaningAt(draft, unit + 1, 'column')?.column;
  if (column && isContinuous(column)) note(draft, place, unit + 1);
}

function note(draft: Draft, place: number, at: number): void {
  const aggregate = meaningAt(draft, place, 'aggregate');
  const column = meaningAt(draft, at, 'column')?.column;
  if (!aggregate || !column) return;
  const { quantile = null } = aggregate;
  draft.measures.push({ aggregate: aggregate.aggregate, column: column.name, quantile, share: false, place });
  take(draft, place, at);
}

/** "total cost" where no column is a cost: an amount that is not there is no count of rows. */
function refuseAbsent(draft: Draft, place: number): void {
  const next = nextPlace(draft, place + 1, between);
  const kind = kindAt(draft, next);
  const word = draft.terms[next]?.text ?? '';
  if (meaningAt(draft, place, 'aggregate')?.aggregate !== 'sum' || !amounts.test(word)) return;
  const isNothing =
    kind === 'unknown' || (kind === 'entity' && meaningAt(draft, next, 'entity')?.column === null);
  if (isNothing)
    draft.refusal ??= `The ${draft.terms[place]?.text.toLowerCase()} of “${word}” can't be told: no column fits.`;
}
