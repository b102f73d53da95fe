import { formatExact } from '#lib/base/browser.ts';
import { formatBrief } from '#lib/client/index.ts';
import { type ColumnProfile, isTemporal } from '#lib/datasets/browser.ts';
import { columnRange } from './column-range.ts';

/** How the values of a column are spread: a bar for each bin, over the least and the greatest value. */
export function Histogram({ column }: { column: ColumnProfile }) {
  const bins = column.histogram;
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const range = columnRange(column);
  if (!range) return null;
  const edge = (value: number) => (isTemporal(column.type) ? toDay(value) : formatBrief(value, column));
  return (
    <div className="mt-1.5">
      <div
        role="img"
        aria-label={`Distribution from ${range.least} to ${range.greatest}`}
        className="flex h-9 items-end gap-px border-b border-line"
      >
        {bins.map(({ low, high, count }) => (
          <div
            key={low}
            title={`${edge(low)} – ${edge(high)}: ${formatExact(count)}`}
            className="min-h-px flex-1 bg-bar hover:bg-accent"
            style={{ height: count === 0 ? 0 : `${Math.max(3, (count / most) * 100)}%` }}
          />
        ))}
      </div>
      <p className="mt-0.5 flex justify-between text-[0.6875rem] text-ink-faint tabular-nums">
        <span>{range.least}</span>
        <span>{range.greatest}</span>
      </p>
    </div>
  );
}

const toDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
