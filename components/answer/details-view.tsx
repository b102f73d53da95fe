'use client';

import { useCurrentSession } from '#components/page/session-context.tsx';
import { Plan } from '#lib/analysis/browser.ts';
import { formatExact } from '#lib/base/browser.ts';
import { formatDuration, type ResultCard } from '#lib/client/index.ts';
import { Fact } from './fact.tsx';
import { planWords } from './plan-words.ts';

/** The facts behind a Result. */
export function DetailsView({ card }: { card: ResultCard }) {
  const { session } = useCurrentSession();
  const { result, durationMs, rowsRead } = card.response;
  const plan = Plan.safeParse(card.plan).data;
  // A program's events have the time that it gave them, which may be none at all.
  const computedAt = new Date(card.timestamp * 1000);
  const used = session.datasets.filter(({ table }) => result.sql.includes(table));
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 px-3.5 py-3 text-[0.8125rem]">
      {card.purpose && <Fact name="Purpose">{card.purpose}</Fact>}
      <Fact name="Result">
        {formatExact(result.totalRows)} {result.totalRows === 1 ? 'row' : 'rows'}, {result.columns.length}{' '}
        {result.columns.length === 1 ? 'column' : 'columns'}
      </Fact>
      <Fact name="Query time">{formatDuration(durationMs)}</Fact>
      {rowsRead !== null && <Fact name="Rows read">{formatExact(rowsRead)}</Fact>}
      {!Number.isNaN(computedAt.getTime()) && (
        <Fact name="Computed">
          <time dateTime={computedAt.toISOString()} suppressHydrationWarning>
            {computedAt.toLocaleString('en-GB')}
          </time>
        </Fact>
      )}
      {used.map(({ id, name, createdAt }) => (
        <Fact key={id} name="Data">
          {name}
          <span className="text-ink-faint" suppressHydrationWarning>
            , imported {new Date(createdAt).toLocaleString('en-GB')}
          </span>
        </Fact>
      ))}
      {plan && (
        <Fact name="Plan">
          {planWords(plan)}
          <details className="mt-1">
            <summary className="cursor-pointer text-xs text-ink-faint hover:text-ink">as JSON</summary>
            <pre className="mt-1 max-h-64 overflow-auto rounded bg-sunken p-2 font-mono text-xs">
              {JSON.stringify(plan, null, 2)}
            </pre>
          </details>
        </Fact>
      )}
    </dl>
  );
}
