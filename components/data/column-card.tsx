import { formatExact } from '#lib/base/browser.ts';
import { formatBrief } from '#lib/client/index.ts';
import { type ColumnProfile, isNumeric } from '#lib/datasets/browser.ts';
import { columnRange } from './column-range.ts';
import { formatPercent } from './format-percent.ts';
import { Histogram } from './histogram.tsx';
import { TopValues } from './top-values.tsx';
import { TypeMark } from './type-mark.tsx';

/** One column: its type, what is missing, how many values there are, and how they are distributed. */
export function ColumnCard({ column, rowCount }: { column: ColumnProfile; rowCount: number }) {
  const hasHistogram = column.histogram.length > 1;
  const range = columnRange(column);
  return (
    <section aria-label={column.name} className="px-3 py-2.5">
      <h3 className="flex items-baseline gap-1.5">
        <span aria-hidden>
          <TypeMark type={column.type} />
        </span>
        <span className="min-w-0 flex-1 truncate text-[0.8125rem] font-medium" title={column.name}>
          {column.name}
        </span>
        <span className="text-xs text-ink-faint">{column.type}</span>
      </h3>
      <p className="mt-0.5 text-xs text-ink-faint tabular-nums">{facts(column, rowCount)}</p>
      {hasHistogram && <Histogram column={column} />}
      {!hasHistogram && column.top.length > 0 && <TopValues column={column} rowCount={rowCount} />}
      {isNumeric(column.type) && column.mean !== null && (
        <p className="mt-1 text-xs text-ink-soft tabular-nums">
          mean {formatBrief(column.mean, column)}
          {column.quantiles && ` · median ${formatBrief(column.quantiles[1], column)}`}
          {!hasHistogram && range && ` · ${range.least} – ${range.greatest}`}
        </p>
      )}
    </section>
  );
}

function facts({ missing, distinct, distinctIsApproximate }: ColumnProfile, rowCount: number): string {
  const gaps =
    missing === 0 ? 'none missing' : `${formatExact(missing)} missing (${formatPercent(missing / rowCount)})`;
  return `${distinctIsApproximate ? 'about ' : ''}${formatExact(distinct)} distinct · ${gaps}`;
}
