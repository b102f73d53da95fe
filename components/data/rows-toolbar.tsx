'use client';

import { Filter, X } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { formatExact } from '#lib/base/browser.ts';
import type { Column } from '#lib/datasets/browser.ts';
import {
  comparisonNames,
  comparisonsFor,
  type FilterComparison,
  needsValue,
  noFilter,
  type RowFilter,
} from './row-filter.ts';

type RowsToolbarProps = {
  columns: readonly Column[];
  rowCount: number;
  /** Rows that the filter leaves; null while unknown. */
  shownRows: number | null;
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
  /** Row number, from 0. */
  onJump: (row: number) => void;
};

const fieldStyle = 'h-7 rounded-md border border-line bg-canvas px-1.5 text-xs';

export function RowsToolbar(props: RowsToolbarProps) {
  const [isFiltering, setIsFiltering] = useState(false);
  const { rowCount, shownRows } = props;
  const close = () => {
    setIsFiltering(false);
    props.onFilter(noFilter);
  };
  return (
    <div className="shrink-0 border-b border-line px-2 py-1.5 text-xs">
      <div className="flex items-center gap-1.5">
        <p role="status" className="min-w-0 flex-1 truncate px-1 text-ink-faint tabular-nums">
          {shownRows === null || shownRows === rowCount
            ? `${formatExact(rowCount)} rows`
            : `${formatExact(shownRows)} of ${formatExact(rowCount)} rows`}
        </p>
        <JumpField rowCount={shownRows ?? rowCount} onJump={props.onJump} />
        <IconButton
          label="Filter rows"
          icon={Filter}
          size="smallIcon"
          aria-pressed={isFiltering}
          onClick={() => (isFiltering ? close() : setIsFiltering(true))}
        />
      </div>
      {isFiltering && <FilterFields {...props} onClose={close} />}
    </div>
  );
}

function JumpField({ rowCount, onJump }: { rowCount: number; onJump: (row: number) => void }) {
  const [text, setText] = useState('');
  const jump = (event: FormEvent) => {
    event.preventDefault();
    const row = Number(text.replace(/[\s,._]/g, ''));
    if (text === '' || !Number.isFinite(row)) return;
    onJump(Math.min(Math.max(1, Math.round(row)), Math.max(1, rowCount)) - 1);
  };
  return (
    <form onSubmit={jump}>
      <input
        aria-label="Go to row"
        inputMode="numeric"
        placeholder="Go to row"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={`${fieldStyle} w-24 tabular-nums`}
      />
    </form>
  );
}

function FilterFields({ columns, filter, onFilter, onClose }: RowsToolbarProps & { onClose: () => void }) {
  const [draft, setDraft] = useState({ ...filter, column: filter.column || (columns[0]?.name ?? '') });
  const chosen = columns.find(({ name }) => name === draft.column);
  const comparisons = comparisonsFor(chosen);
  const comparison = comparisons.includes(draft.comparison) ? draft.comparison : (comparisons[0] ?? '=');
  useEffect(() => {
    const timer = setTimeout(() => onFilter({ ...draft, comparison }), 250);
    return () => clearTimeout(timer);
  }, [draft, comparison, onFilter]);
  return (
    <div className="mt-1.5 flex items-center gap-1">
      <select
        aria-label="Column to filter"
        value={draft.column}
        onChange={(event) => setDraft({ ...draft, column: event.target.value })}
        className={`${fieldStyle} min-w-0 flex-1`}
      >
        {columns.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <select
        aria-label="Comparison"
        value={comparison}
        onChange={(event) => setDraft({ ...draft, comparison: toComparison(event.target.value) })}
        className={fieldStyle}
      >
        {comparisons.map((each) => (
          <option key={each} value={each}>
            {comparisonNames[each]}
          </option>
        ))}
      </select>
      {needsValue(comparison) && (
        <input
          aria-label="Value"
          value={draft.value}
          onChange={(event) => setDraft({ ...draft, value: event.target.value })}
          className={`${fieldStyle} w-24 min-w-0 flex-1`}
        />
      )}
      <IconButton label="Remove the filter" icon={X} size="smallIcon" onClick={onClose} />
    </div>
  );
}

function toComparison(text: string): FilterComparison {
  return comparisonsFor(undefined).find((each) => each === text) ?? '=';
}
