'use client';

import { memo, useMemo } from 'react';
import { useCurrentSession, usePlotline } from '#components/page/session-context.tsx';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '#components/ui/menu.tsx';
import { describePlan } from '#lib/analysis/browser.ts';
import { type DrawnChart, useDataset } from '#lib/client/index.ts';
import type { TableSchema } from '#lib/datasets/browser.ts';
import type { Reading } from '#lib/language/browser.ts';
import { planWords } from './plan-words.ts';
import { ReadingPart } from './reading-part.tsx';

type ReadingLineProps = { reading: Reading; chart: DrawnChart | null };

/** How the question was read; a click on a part offers what it could be instead, and asks that. */
export function ReadingLine({ reading, chart }: ReadingLineProps) {
  const { session } = useCurrentSession();
  const summary = session.datasets.find(({ table }) => table === reading.plan.table);
  return <ReadingOver datasetId={summary?.id ?? null} reading={reading} chart={chart} />;
}

const ReadingOver = memo(function ReadingOver({
  datasetId,
  reading,
  chart,
}: ReadingLineProps & { datasetId: string | null }) {
  const { ask } = usePlotline();
  const { data } = useDataset(datasetId);
  const { table } = reading.plan;
  const schema: TableSchema | null = useMemo(() => (data ? { ...data, table } : null), [data, table]);
  const parts = useMemo(
    () => describePlan(reading.plan, { mark: chart?.spec.mark ?? null }),
    [reading, chart],
  );
  return (
    <p className="text-[0.8125rem] leading-6 text-ink-faint">
      read as:{' '}
      {parts.map((part) => (
        <ReadingPart
          key={`${part.role}-${part.index}-${part.text}`}
          part={part}
          {...{ reading, schema, chart }}
        />
      ))}
      {reading.unused.length > 0 && <span> · not used: {reading.unused.join(', ')}</span>}
      {reading.alternatives.length > 0 && (
        <>
          {' · '}
          <Menu>
            <MenuTrigger className="underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-ink">
              or else
            </MenuTrigger>
            <MenuContent align="start">
              <MenuLabel>Other ways to read it</MenuLabel>
              {reading.alternatives.map((plan) => (
                <MenuItem key={planWords(plan)} onSelect={() => void ask({ plan, chart: reading.chart })}>
                  {planWords(plan)}
                </MenuItem>
              ))}
            </MenuContent>
          </Menu>
        </>
      )}
    </p>
  );
});
