'use client';

import { Upload } from 'lucide-react';
import dynamic from 'next/dynamic';
import { CloseDrawer } from '#components/page/close-drawer.tsx';
import { useCurrentSession, usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { useUploads } from '#lib/client/index.ts';
import { DatasetPicker } from './dataset-picker.tsx';
import { DatasetView } from './dataset-view.tsx';

const UploadList = dynamic(() => import('#components/uploads/upload-list.tsx'), { ssr: false });

/** The session's data: which there is, what is on its way, its rows and columns. */
export default function DataPanel() {
  const { pickFiles, uploads } = usePlotline();
  const { session, shownDatasetId } = useCurrentSession();
  const hasUploads = useUploads(uploads).length > 0;
  const shown = session.datasets.find(({ id }) => id === shownDatasetId);
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line pr-2 pl-3">
        <DatasetPicker shown={shown ?? null} />
        <Button look="outline" onClick={pickFiles} title="Upload data (Ctrl U)">
          <Upload aria-hidden />
          Upload data
        </Button>
        <CloseDrawer side="data" />
      </div>
      {hasUploads && <UploadList />}
      {shown ? (
        <DatasetView key={shown.id} dataset={shown} />
      ) : (
        <p className="p-4 text-[0.8125rem] text-ink-faint">
          No data in this session yet. Its rows and columns appear here.
        </p>
      )}
    </>
  );
}
