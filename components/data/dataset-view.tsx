'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from '#components/ui/tabs.tsx';
import type { DatasetSummary } from '#lib/contracts/index.ts';
import { ImportFailed } from './import-failed.tsx';
import { ImportProgress } from './import-progress.tsx';

const PreviewTab = dynamic(() => import('./preview-tab.tsx'), { ssr: false });
const ColumnsTab = dynamic(() => import('./columns-tab.tsx'), { ssr: false });

export function DatasetView({ dataset }: { dataset: DatasetSummary }) {
  const [tab, setTab] = useState('preview');
  if (dataset.status === 'importing') return <ImportProgress dataset={dataset} />;
  if (dataset.status === 'failed') return <ImportFailed dataset={dataset} />;
  return (
    <Tabs value={tab} onValueChange={setTab} className="flex min-h-0 flex-1 flex-col">
      <TabList aria-label="Views of the data" className="shrink-0 border-b border-line px-1.5">
        <Tab value="preview">Preview</Tab>
        <Tab value="columns">Columns</Tab>
      </TabList>
      <TabPanel value="preview" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
        <PreviewTab dataset={dataset} />
      </TabPanel>
      <TabPanel value="columns" tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto">
        <ColumnsTab datasetId={dataset.id} />
      </TabPanel>
    </Tabs>
  );
}
