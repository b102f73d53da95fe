// biome-ignore-all lint/a11y/useSemanticElements: a table element can't hold rows that are only there while in sight
'use client';

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import {
  columnEdges,
  columnsInSight,
  columnWidth,
  pageSize,
  pagesOf,
  type RowOrder,
  rowsInSight,
  scrolledHeight,
  useRowPages,
} from '#lib/client/index.ts';
import type { DatasetSummary, RowsResponse } from '#lib/contracts/index.ts';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import { rowHeight, useGridScroll } from './use-grid-scroll.ts';

type RowGridProps = {
  dataset: DatasetSummary;
  order: RowOrder;
  first: RowsResponse;
  /** A row to go to; a new object goes there again. */
  target: { row: number } | null;
  onSort: (column: string) => void;
};

/** A window on all rows: only the cells in sight are drawn, only the pages in sight are asked for. */
export function RowGrid({ dataset, order, first, target, onSort }: RowGridProps) {
  const { columns } = first;
  const rowCount = first.totalRows;
  const numberWidth = Math.max(44, String(rowCount).length * 8 + 20);
  const edges = useMemo(
    () =>
      columnEdges(
        columns.map((column, index) =>
          columnWidth(
            column,
            first.rows.slice(0, 60).map((row) => row[index] ?? null),
          ),
        ),
      ),
    [columns, first.rows],
  );
  const grid = useGridScroll(rowCount);
  const { scroll, top, left, goTo } = grid;
  const rows = rowsInSight(scroll, top);
  const sight = columnsInSight(edges, left, Math.max(0, grid.width - numberWidth));
  const pageKey = pagesOf(rows, pageSize).join();
  const pages = useMemo(() => (pageKey === '' ? [] : pageKey.split(',').map(Number)), [pageKey]);
  const { byPage } = useRowPages(dataset.id, order, pages);
  const [marked, setMarked] = useState<number | null>(null);
  const reached = useRef<typeof target>(null);

  useEffect(() => {
    if (!target || target === reached.current) return;
    reached.current = target;
    setMarked(target.row);
    goTo(target.row);
  }, [target, goTo]);

  const press = (event: KeyboardEvent) => {
    const page = scroll.viewport - rowHeight;
    const steps: Record<string, number> = {
      ArrowDown: rowHeight,
      ArrowUp: -rowHeight,
      PageDown: page,
      PageUp: -page,
    };
    const step = steps[event.key];
    if (step !== undefined) grid.moveBy(step);
    else if (event.key === 'Home' && event.ctrlKey) goTo(0);
    else if (event.key === 'End' && event.ctrlKey) goTo(rowCount - 1);
    else return;
    event.preventDefault();
  };
  const width = numberWidth + (edges.at(-1) ?? 0);
  const visible = Array.from({ length: rows.end - rows.first }, (_, index) => rows.first + index);
  return (
    <div
      ref={grid.scroller}
      role="grid"
      aria-label={`Rows of ${dataset.name}`}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length + 1}
      tabIndex={0}
      onScroll={grid.onScroll}
      onKeyDown={press}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain focus-visible:-outline-offset-2"
    >
      <div style={{ height: scrolledHeight(scroll) + rowHeight, width }}>
        <div className="sticky top-0 overflow-clip" style={{ height: scroll.viewport + rowHeight, width }}>
          <GridHeader
            columns={columns}
            edges={edges}
            sight={sight}
            numberWidth={numberWidth}
            sort={order.sort}
            onSort={onSort}
          />
          {visible.map((row) => (
            <GridRow
              key={row}
              row={row}
              cells={byPage.get(Math.floor(row / pageSize))?.[row % pageSize]}
              columns={columns}
              edges={edges}
              sight={sight}
              numberWidth={numberWidth}
              y={rowHeight + row * rowHeight - top}
              isMarked={row === marked}
            />
          ))}
        </div>
      </div>
      {rowCount === 0 && <p className="sticky left-0 -mt-64 p-4 text-xs text-ink-faint">No rows match.</p>}
    </div>
  );
}
