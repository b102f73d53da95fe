'use client';

import { memo, useState } from 'react';
import { ChartPanel } from '#components/chart/chart-panel.tsx';
import { Tab, TabList, TabPanel, Tabs } from '#components/ui/tabs.tsx';
import { type ChartSpec, summarise } from '#lib/charts/browser.ts';
import type { ResultCard } from '#lib/client/index.ts';
import { CardMenu } from './card-menu.tsx';
import { ChartSwitcher } from './chart-switcher.tsx';
import { DetailsView } from './details-view.tsx';
import { SqlView } from './sql-view.tsx';
import { TableView } from './table-view.tsx';
import { useWholeResult } from './use-whole-result.ts';

/** A Result as chart, table, SQL and facts. */
export const ResultCardView = memo(function ResultCardView({ card }: { card: ResultCard }) {
  // The chart comes after the rows: until a person chooses, what shows follows the card.
  const [chosenSpec, setSpec] = useState<ChartSpec | null>(null);
  const [chosenTab, setTab] = useState<string | null>(null);
  const spec = chosenSpec ?? card.chart?.spec ?? null;
  const tab = chosenTab ?? (spec ? 'chart' : 'table');
  const whole = useWholeResult(card, tab === 'chart');
  const summary = chosenSpec ? summarise(chosenSpec, whole.result) : card.chart?.summary;
  const title = spec?.title ?? card.purpose ?? 'Result';
  return (
    <figure aria-label={title} className="overflow-hidden rounded-xl border border-line bg-surface">
      <Tabs value={tab} onValueChange={setTab}>
        <div className="flex items-center gap-1 border-b border-line px-1.5">
          <TabList aria-label="Views of the result" className="shrink-0">
            {card.chart && <Tab value="chart">Chart</Tab>}
            <Tab value="table">Table</Tab>
            <Tab value="sql">SQL</Tab>
            <Tab value="details">Details</Tab>
          </TabList>
          <div className="flex-1" />
          {spec && card.chart && tab === 'chart' && (
            <ChartSwitcher chart={card.chart} spec={spec} onChange={setSpec} />
          )}
          <CardMenu card={card} spec={spec} result={whole.result} />
        </div>
        {spec && (
          <TabPanel value="chart" tabIndex={-1}>
            <p className="px-3.5 pt-3 text-[0.8125rem] font-medium">{spec.title}</p>
            <ChartPanel spec={spec} result={whole.result} isPartial={whole.isLoading} error={whole.error} />
          </TabPanel>
        )}
        <TabPanel value="table" tabIndex={-1}>
          <TableView result={card.response.result} callId={card.callId} />
        </TabPanel>
        <TabPanel value="sql" tabIndex={-1}>
          <SqlView sql={card.response.result.sql} />
        </TabPanel>
        <TabPanel value="details" tabIndex={-1}>
          <DetailsView card={card} />
        </TabPanel>
      </Tabs>
      {summary && (
        <figcaption
          className={
            tab === 'chart' ? 'border-t border-line px-3.5 py-2 text-[0.8125rem] text-ink-soft' : 'sr-only'
          }
        >
          {summary}
        </figcaption>
      )}
    </figure>
  );
});
