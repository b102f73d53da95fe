'use client';

import { Copy, Download } from 'lucide-react';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { formatExact } from '#lib/base/browser.ts';
import { resultCsvPath } from '#lib/client/index.ts';
import type { Result } from '#lib/datasets/browser.ts';
import { copyTable } from './copy-table.ts';
import { ResultTable } from './result-table.tsx';

type TableViewProps = {
  result: Result;
  callId: string;
  /** Whether there are no more rows than these to be had, however many there were. */
  isAllKept?: boolean;
};

/** The rows that came with the event, and the way to all that there are. */
export function TableView({ result, callId, isAllKept = false }: TableViewProps) {
  const { sessionId } = usePlotline();
  const isCut = result.totalRows > result.rows.length;
  return (
    <>
      <ResultTable result={result} />
      <div className="flex flex-wrap items-center gap-1 border-t border-line px-2 py-1 text-xs text-ink-faint">
        <p className="flex-1 px-1.5 tabular-nums">
          {isCut
            ? `First ${formatExact(result.rows.length)} of ${formatExact(result.totalRows)} rows${isAllKept ? '; no more of them were kept' : ''}`
            : countText(result.totalRows)}
        </p>
        <Button onClick={() => void copyTable(result)}>
          <Copy aria-hidden />
          Copy table
        </Button>
        <LinkButton href={resultCsvPath(sessionId, callId)} download>
          <Download aria-hidden />
          {csvLabel(result, isAllKept)}
        </LinkButton>
      </div>
    </>
  );
}

const countText = (rows: number) => (rows === 1 ? '1 row' : `${formatExact(rows)} rows`);

function csvLabel({ rows, totalRows }: Result, isAllKept: boolean): string {
  if (rows.length === totalRows) return 'CSV';
  return isAllKept ? `${formatExact(rows.length)} rows as CSV` : 'All rows as CSV';
}
