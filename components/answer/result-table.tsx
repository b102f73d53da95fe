// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
'use client';

import { Missing } from '#components/data/missing.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { shownName } from '#lib/analysis/browser.ts';
import { formatCell } from '#lib/client/index.ts';
import { isNumeric, type Result } from '#lib/datasets/browser.ts';

/** The rows of a Result that are at hand. */
export function ResultTable({ result }: { result: Result }) {
  return (
    <section
      aria-label="Table"
      tabIndex={0}
      className="max-h-96 overflow-auto focus-visible:-outline-offset-2"
    >
      <table className="w-full border-collapse text-[0.8125rem] tabular-nums">
        <thead className="sticky top-0 z-10 bg-sunken shadow-[0_1px_0_var(--line)]">
          <tr>
            {result.columns.map((column, index) => (
              <th
                // biome-ignore lint/suspicious/noArrayIndexKey: a query may give two columns one name
                key={index}
                scope="col"
                className={classNames(
                  'px-3 py-1.5 font-medium whitespace-nowrap text-ink-soft',
                  isNumeric(column.type) ? 'text-right' : 'text-left',
                )}
              >
                {shownName(column.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.rows.map((row, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a Result have no other name than their place
            <tr key={rowIndex} className="border-t border-line first:border-0 hover:bg-hover/50">
              {result.columns.map((column, index) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: as in the header
                  key={index}
                  className={classNames(
                    'max-w-80 truncate px-3 py-1',
                    isNumeric(column.type) && 'text-right whitespace-nowrap',
                  )}
                >
                  {formatCell(row[index] ?? null, column) ?? <Missing />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {result.rows.length === 0 && <p className="px-3 py-6 text-center text-ink-faint">No rows</p>}
    </section>
  );
}
