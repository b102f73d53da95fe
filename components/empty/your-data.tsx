'use client';

import { Table2 } from 'lucide-react';
import { datasetFacts } from '#components/data/dataset-facts.ts';
import { useCurrentSession, usePlotline } from '#components/page/session-context.tsx';
import { useOtherDatasets } from '#lib/client/index.ts';

const shown = 4;

/** Datasets of other sessions, to go on with; nothing while there are none. */
export default function YourData() {
  const { addDataset } = usePlotline();
  const { session } = useCurrentSession();
  const datasets = useOtherDatasets(session).slice(0, shown);
  if (datasets.length === 0) return null;
  return (
    <section aria-labelledby="your-data" className="mt-7">
      <h3 id="your-data" className="text-[0.8125rem] font-medium text-ink-soft">
        Your data
      </h3>
      <ul className="mt-2 divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {datasets.map((dataset) => (
          <li key={dataset.id}>
            <button
              type="button"
              onClick={() => addDataset(dataset.id)}
              className="flex w-full items-center gap-3 px-3 py-2 text-left hover:bg-hover focus-visible:-outline-offset-2"
            >
              <Table2 aria-hidden className="size-4 shrink-0 text-ink-faint" />
              <span className="min-w-0 flex-1 truncate">{dataset.name}</span>
              <span className="shrink-0 text-xs text-ink-faint tabular-nums">{datasetFacts(dataset)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
