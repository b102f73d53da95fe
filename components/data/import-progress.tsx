'use client';

import { useLiveConversation } from '#components/page/session-context.tsx';
import { Progress } from '#components/ui/progress.tsx';
import type { DatasetSummary } from '#lib/contracts/index.ts';

/** How far an import is. */
export function ImportProgress({ dataset }: { dataset: DatasetSummary }) {
  const { conversation } = useLiveConversation();
  const frame = conversation.state.progress[dataset.id];
  const share = frame?.done !== undefined && frame.total ? frame.done / frame.total : null;
  return (
    <div className="space-y-2 p-4">
      <p className="text-[0.8125rem]">
        Importing <span className="font-medium">{dataset.name}</span>
      </p>
      <Progress label={`Importing ${dataset.name}`} value={share} />
      <p className="text-xs text-ink-faint tabular-nums">
        {frame?.step ?? 'Waiting'}
        {share !== null && ` · ${Math.round(share * 100)} %`}
      </p>
    </div>
  );
}
