'use client';

import { Copy, Download } from 'lucide-react';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { formatExact } from '#lib/base/browser.ts';
import { type ResultCard, resultCsvPath } from '#lib/client/index.ts';
import { copyTable } from './copy-table.ts';
import { ResultTable } from './result-table.tsx';

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
