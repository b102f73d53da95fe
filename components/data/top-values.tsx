import { formatExact } from '#lib/base/browser.ts';
import { formatCell } from '#lib/client/index.ts';
import type { ColumnProfile } from '#lib/datasets/browser.ts';
import { formatPercent } from './format-percent.ts';
import { Missing } from './missing.tsx';

const shown = 5;

/** The most frequent values of a column. */
export function TopValues({ column, rowCount }: { column: ColumnProfile; rowCount: number }) {
  const most = column.top[0]?.count ?? 1;
  return (
    <ul className="mt-1.5 space-y-0.5 text-xs tabular-nums">
      {column.top.slice(0, shown).map(({ value, count }) => (
        <li key={String(value)} className="relative flex justify-between gap-3 px-1 py-0.5">
          <span
            aria-hidden
            className="absolute inset-y-0 left-0 rounded-sm bg-accent-soft"
            style={{ width: `${(count / most) * 100}%` }}
          />
          <span className="relative min-w-0 truncate">{formatCell(value, column) ?? <Missing />}</span>
          <span className="relative shrink-0 text-ink-soft" title={`${formatExact(count)} rows`}>
            {formatExact(count)} · {formatPercent(count / rowCount)}
          </span>
        </li>
      ))}
    </ul>
  );
}
