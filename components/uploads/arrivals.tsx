'use client';

import dynamic from 'next/dynamic';
import { ImportFailed } from '#components/data/import-failed.tsx';
import { ImportProgress } from '#components/data/import-progress.tsx';
import { useLayout } from '#components/page/layout-context.tsx';
import { useCurrentSession, usePlotline } from '#components/page/session-context.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { useUploads } from '#lib/client/index.ts';
import { useLeaveWarning } from './use-leave-warning.ts';

const UploadList = dynamic(() => import('./upload-list.tsx'), { ssr: false });

/** Data on its way, beside the composer, for as long as the data panel that shows it is out of sight. */
export function Arrivals() {
  const { uploads } = usePlotline();
  const { session } = useCurrentSession();
  const { layout } = useLayout();
  const pending = session.datasets.filter(({ status }) => status !== 'ready');
  const items = useUploads(uploads);
  useLeaveWarning(items.some(({ status }) => status === 'uploading' || status === 'waiting'));
  if (items.length === 0 && pending.length === 0) return null;
  return (
    <div
      className={classNames(
        'mx-auto mb-2 max-h-[40vh] w-[calc(100%-2rem)] max-w-3xl overflow-y-auto rounded-lg border border-line bg-surface',
        !layout.isDataFolded && 'wide:hidden',
      )}
    >
      {items.length > 0 && <UploadList />}
      {pending.map((dataset) =>
        dataset.status === 'failed' ? (
          <ImportFailed key={dataset.id} dataset={dataset} />
        ) : (
          <ImportProgress key={dataset.id} dataset={dataset} />
        ),
      )}
    </div>
  );
}
