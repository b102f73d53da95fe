import { isContinuous, isMeasurable, isTime, isUnique } from '../link/column-nature.ts';
import { type Draft, says } from './draft.ts';
import { rowsShape, type Shape } from './shape.ts';

/** "names and weights": columns listed beside each other are shown as they are, without an aggregate. */
export function listShape(draft: Draft): Shape | null {
  const columns = draft.uses.map((use) => use.column);
  const [first, second] = columns;
  if (!first || !second || columns.length !== 2 || draft.channels.color || draft.channels.facet) return null;
  const numbers = columns.filter(isMeasurable);
  const number = numbers.length === 2 && draft.mark === 'bar' ? numbers[1] : numbers[0];
  const label = columns.find((column) => column !== number);
  if (!number || !label) return null;
  const grouped = draft.uses.some((use) => use.column === number && use.group !== null);
  const unique = isUnique(label) && !isTime(label) && !grouped && draft.bins === null;
  if (!unique && !(listed(draft) && isContinuous(number) && !says(draft, 'relation'))) return null;
  return rowsShape([label.name, number.name], {
    mark: draft.mark ?? (says(draft, 'share') ? 'arc' : null),
    x: label.name,
  });
}

/** The two columns stand next to each other with "and" between them and nothing that splits. */
function listed(draft: Draft): boolean {
  const [a, b] = draft.uses;
  if (!a || !b || a.group || b.group) return false;
  const joint = draft.terms.slice(a.place + 1, b.place).map((term) => term.meaning.kind);
  return (
    joint.includes('and') &&
    joint.every((kind) => kind === 'and' || kind === 'noise' || kind === 'preposition')
  );
}
