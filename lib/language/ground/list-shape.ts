import { isNumeric } from '#lib/datasets/index.ts';
import type { ColumnRef } from '../link/column-index.ts';
import { isContinuous, isMeasurable, isTime, isUnique } from '../link/column-nature.ts';
import type { ColumnUse, Draft } from './draft.ts';
import { says } from './draft.ts';
import { rowsShape, type Shape } from './shape.ts';

/** "names and weights": columns listed beside each other are shown as they are, without an aggregate. */
export function listShape(draft: Draft): Shape | null {
  const { uses, color } = withoutColor(draft);
  const [first, second] = uses;
  if (!first || !second || uses.length !== 2 || draft.channels.facet) return null;
  const number = numberOf(draft, [first, second]);
  const label = first.column === number ? second.column : first.column;
  if (!number) return null;
  const asRows = color === null ? isListed(draft, { label, number, uses }) : areNames(label);
  if (!asRows) return null;
  return rowsShape([label.name, number.name, ...(color ? [color.name] : [])], {
    mark: draft.mark ?? (says(draft, 'share') ? 'arc' : isOver(draft, uses) || color ? 'bar' : null),
    x: label.name,
    color: color?.name ?? null,
  });
}

/** Of bars, the column that a third mention or a colour tells apart. */
function withoutColor(draft: Draft): { uses: ColumnUse[]; color: ColumnRef | null } {
  const { color } = draft.channels;
  const last = draft.uses[2];
  const bars = draft.mark === 'bar' || (draft.mark === null && color !== null);
  if (!bars) return { uses: color ? [] : draft.uses, color: null };
  if (color) return { uses: draft.uses.filter((use) => use.column !== color), color };
  if (draft.uses.length === 3 && last?.group === 'by')
    return { uses: draft.uses.slice(0, 2), color: last.column };
  return { uses: draft.uses, color: null };
}

/** What is shown of the other: the number to be measured; of two along bars the second; failing that, a key. */
function numberOf(draft: Draft, uses: readonly [ColumnUse, ColumnUse]): ColumnRef | null {
  const columns = uses.map((use) => use.column);
  const numbers = columns.filter(isMeasurable);
  if (numbers.length === 2 && draft.mark === 'bar') return numbers[1] ?? null;
  const keys = columns.filter(
    (column) => isNumeric(column.column.type) && (!isTime(column) || stand(draft, uses)),
  );
  const [key] = keys;
  return (
    numbers[0] ?? (keys.length === 1 && (draft.mark === 'bar' || isOver(draft, uses)) ? (key ?? null) : null)
  );
}

type Pair = { label: ColumnRef; number: ColumnRef; uses: readonly ColumnUse[] };

function isListed(draft: Draft, { label, number, uses }: Pair): boolean {
  const grouped = uses.some((use) => use.column === number && use.group !== null);
  if (isUnique(label) && !isTime(label) && !grouped && draft.bins === null) return true;
  if (isOver(draft, uses)) return areNames(label);
  if (draft.mark === 'bar' && 2 * label.profile.distinct < label.rowCount) return false;
  return stand(draft, uses) && isContinuous(number) && !says(draft, 'relation');
}

/** Most rows bear a name of their own. */
function areNames(column: ColumnRef): boolean {
  return !isTime(column) && column.profile.distinct >= 0.8 * column.rowCount;
}

/** The two columns stand next to each other with "and" between them and nothing that splits. */
function stand(draft: Draft, [a, b]: readonly ColumnUse[]): boolean {
  if (!a || !b || a.group || b.group) return false;
  const joint = draft.terms.slice(a.place + 1, b.place).map((term) => term.meaning.kind);
  return (
    joint.includes('and') && joint.every((kind) => ['and', 'noise', 'preposition', 'timeUnit'].includes(kind))
  );
}

/** "the weights over the names": each of the one along the other. */
function isOver(draft: Draft, [a, b]: readonly ColumnUse[]): boolean {
  if (!a || !b || !isNumeric(a.column.column.type)) return false;
  const joint = draft.terms.slice(a.place + 1, b.place).filter(({ meaning }) => meaning.kind !== 'noise');
  return joint.length === 1 && /^over$/i.test(joint[0]?.text ?? '');
}
