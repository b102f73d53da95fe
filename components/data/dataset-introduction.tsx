'use client';

import { Suggestions } from '#components/answer/suggestions.tsx';
import { useLayout } from '#components/page/layout-context.tsx';
import { useCurrentSession, usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { type DatasetBlock, useDataset, useSuggestedQuestions } from '#lib/client/index.ts';
import { datasetFacts } from './dataset-facts.ts';
import { ProfileStrip } from './profile-strip.tsx';

type DatasetIntroductionProps = { dataset: DatasetBlock; maySuggest: boolean };

/** A fresh dataset by its profile, with questions that it can answer. */
export default function DatasetIntroduction({ dataset, maySuggest }: DatasetIntroductionProps) {
  const { showDataset } = usePlotline();
  const { session } = useCurrentSession();
  const { showSide } = useLayout();
  const summary = session.datasets.find(({ id }) => id === dataset.datasetId);
  const { data, error } = useDataset(dataset.datasetId);
  const questions = useSuggestedQuestions(data);
  const look = () => {
    showDataset(dataset.datasetId);
    showSide('data');
  };
  return (
    <section aria-label={`Dataset ${dataset.name}`} className="rounded-xl border border-line bg-surface">
      <div className="flex items-start gap-3 px-3.5 pt-3">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-[0.9375rem] leading-snug font-semibold">{dataset.name}</h2>
          {summary && <p className="text-xs text-ink-faint tabular-nums">{datasetFacts(summary)}</p>}
          {error && <p className="pb-3 text-xs text-ink-faint">It is not there any more.</p>}
        </div>
        {summary && (
          <Button look="outline" onClick={look}>
            Look at the rows
          </Button>
        )}
      </div>
      {data && <ProfileStrip profile={data.profile} />}
      {maySuggest && questions.length > 0 && (
        <div className="border-t border-line px-3.5 py-3">
          <h3 className="mb-2 text-[0.8125rem] font-medium text-ink-soft">Ask, for example</h3>
          <Suggestions questions={questions} />
        </div>
      )}
    </section>
  );
}
