// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
'use client';

import { Copy, Download } from 'lucide-react';
import { Missing } from '#components/data/missing.tsx';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { shownName } from '#lib/analysis/browser.ts';
import { formatExact } from '#lib/base/browser.ts';
import { formatCell, type ResultCard, resultCsvPath } from '#lib/client/index.ts';
import { isNumeric, type Result } from '#lib/datasets/browser.ts';
import { copyTable } from './copy-table.ts';

/** The rows that came with the event, and the way to all of them. */
export function TableView({ card }: { card: ResultCard }) {
  const { sessionId } = usePlotline();
  const { result } = card.response;
  const isCut = result.totalRows > result.rows.length;
  return (
    <>
      <ResultTable result={result} />
      <div className="flex flex-wrap items-center gap-1 border-t border-line px-2 py-1 text-xs text-ink-faint">
        <p className="flex-1 px-1.5 tabular-nums">
          {isCut
            ? `First ${formatExact(result.rows.length)} of ${formatExact(result.totalRows)} rows`
            : countText(result.totalRows)}
        </p>
        <Button onClick={() => void copyTable(result)}>
          <Copy aria-hidden />
          Copy table
        </Button>
        <LinkButton href={resultCsvPath(sessionId, card.callId)} download>
          <Download aria-hidden />
          {isCut ? 'All rows as CSV' : 'CSV'}
        </LinkButton>
      </div>
    </>
  );
}

const countText = (rows: number) => (rows === 1 ? '1 row' : `${formatExact(rows)} rows`);

function ResultTable({ result }: { result: Result }) {
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
