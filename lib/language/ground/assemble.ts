import { boxShape } from './box-shape.ts';
import type { Draft } from './draft.ts';
import { extremeShape } from './extreme-shape.ts';
import { listShape } from './list-shape.ts';
import { measuredShape } from './measured-shape.ts';
import { pairShape } from './pair-shape.ts';
import { pickShape } from './pick-shape.ts';
import { placesShape } from './places-shape.ts';
import { plainShape } from './plain-shape.ts';
import type { Shape } from './shape.ts';
import { shareShape } from './share-shape.ts';
import { statisticsShape } from './statistics-shape.ts';

/** What the columns and measures of a draft make together; null where they make nothing. */
export function assemble(draft: Draft): Shape | null {
  if (draft.cut || draft.picked) return placesShape(draft);
  if (draft.query) return { query: draft.query, chart: null, order: null, limit: null };
  if (draft.top?.rows) return firstRows(draft);
  return (
    statisticsShape(draft) ??
    pickShape(draft) ??
    boxShape(draft) ??
    extremeShape(draft) ??
    shareShape(draft) ??
    (draft.measures.length > 0 ? measuredShape(draft) : null) ??
    pairShape(draft) ??
    listShape(draft) ??
    plainShape(draft)
  );
}

function firstRows(draft: Draft): Shape | null {
  if (draft.top?.direction === 'descending')
    draft.refusal =
      'Rows have no last one until they are sorted. Say by which column, as in “sorted by date, top 10”.';
  const columns = draft.uses.map((use) => use.column.name);
  return {
    query: { kind: 'rows', columns, distinct: false },
    chart: null,
    order: null,
    limit: draft.top?.count ?? 5,
  };
}
