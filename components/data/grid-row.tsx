// biome-ignore-all lint/a11y/useFocusableInteractive: the grid takes the focus as a whole
// biome-ignore-all lint/a11y/useSemanticElements: a table element can't hold rows that are only there while in sight
'use client';

import { memo } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { formatExact } from '#lib/base/browser.ts';
import { formatCell } from '#lib/client/index.ts';
import { type Cell, type Column, isNumeric } from '#lib/datasets/browser.ts';
import { Missing } from './missing.tsx';
import { rowHeight } from './use-grid-scroll.ts';

type GridRowProps = {
  /** Its number, from 0. */
  row: number;
  /** Undefined while it is on its way. */
  cells: readonly Cell[] | undefined;
  columns: readonly Column[];
  edges: readonly number[];
  sight: { first: number; end: number };
  numberWidth: number;
  y: number;
  isMarked: boolean;
};

export const GridRow = memo(function GridRow({
  row,
  cells,
  columns,
  edges,
  sight,
  numberWidth,
  y,
  isMarked,
}: GridRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={classNames(
        'absolute inset-x-0 top-0 text-xs tabular-nums',
        isMarked ? 'bg-accent-soft' : 'hover:bg-hover/50',
      )}
      style={{ height: rowHeight, transform: `translateY(${y}px)` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        tabIndex={-1}
        className="sticky left-0 z-[5] flex h-full items-center justify-end border-r border-b border-line bg-sunken px-2 text-ink-faint"
        style={{ width: numberWidth }}
      >
        {formatExact(row + 1)}
      </div>
      {columns.slice(sight.first, sight.end).map((column, index) => {
        const place = sight.first + index;
        const left = edges[place] ?? 0;
        const text = cells ? formatCell(cells[place] ?? null, column) : undefined;
        return (
          <div
            key={place}
            role="gridcell"
            aria-colindex={place + 2}
            tabIndex={-1}
            title={text && text.length > 24 ? text : undefined}
            className={classNames(
              'absolute top-0 h-full truncate border-r border-b border-line px-2 leading-[25px]',
              isNumeric(column.type) && 'text-right',
            )}
            style={{ left: numberWidth + left, width: (edges[place + 1] ?? left) - left }}
          >
            {text === undefined ? <Loading /> : (text ?? <Missing />)}
          </div>
        );
      })}
    </div>
  );
});

function Loading() {
  return <span className="mt-2 inline-block h-2 w-3/5 rounded bg-line" />;
}
