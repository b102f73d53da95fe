// biome-ignore-all lint/a11y/useFocusableInteractive: the grid takes the focus as a whole
// biome-ignore-all lint/a11y/useSemanticElements: a table element can't hold rows that are only there while in sight
'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { classNames } from '#components/ui/class-names.ts';
import { type Column, isNumeric } from '#lib/datasets/browser.ts';
import { TypeMark } from './type-mark.tsx';
import { rowHeight } from './use-grid-scroll.ts';

type GridHeaderProps = {
  columns: readonly Column[];
  edges: readonly number[];
  sight: { first: number; end: number };
  numberWidth: number;
  sort: string | null;
  onSort: (column: string) => void;
};

export function GridHeader({ columns, edges, sight, numberWidth, sort, onSort }: GridHeaderProps) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="absolute inset-x-0 top-0 z-10 bg-sunken"
      style={{ height: rowHeight }}
    >
      <div
        role="columnheader"
        aria-colindex={1}
        tabIndex={-1}
        className="sticky left-0 z-10 h-full border-r border-b border-line bg-sunken"
        style={{ width: numberWidth }}
      >
        <span className="sr-only">Row</span>
      </div>
      {columns.slice(sight.first, sight.end).map((column, index) => {
        const place = sight.first + index;
        const direction =
          sort === column.name ? 'ascending' : sort === `-${column.name}` ? 'descending' : 'none';
        const left = edges[place] ?? 0;
        return (
          <div
            key={place}
            role="columnheader"
            aria-colindex={place + 2}
            aria-sort={direction}
            tabIndex={-1}
            className="absolute top-0 h-full border-r border-b border-line"
            style={{ left: numberWidth + left, width: (edges[place + 1] ?? left) - left }}
          >
            <button
              type="button"
              onClick={() => onSort(column.name)}
              title={`${column.name} (${column.sqlType.toLowerCase()}) · sort`}
              className={classNames(
                'flex h-full w-full items-center gap-1 px-2 text-xs font-medium hover:bg-hover focus-visible:-outline-offset-2',
                isNumeric(column.type) && 'flex-row-reverse',
              )}
            >
              <TypeMark type={column.type} />
              <span className="min-w-0 truncate">{column.name}</span>
              {direction === 'ascending' && <ArrowUp aria-hidden className="size-3 shrink-0 text-accent" />}
              {direction === 'descending' && (
                <ArrowDown aria-hidden className="size-3 shrink-0 text-accent" />
              )}
            </button>
          </div>
        );
      })}
    </div>
  );
}
