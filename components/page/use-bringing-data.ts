'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { notifyError } from '#components/ui/notify.ts';
import { formatBytes } from '#lib/base/browser.ts';
import { attachDataset, attachSample, uploadStoreOf } from '#lib/client/index.ts';
import type { PageData } from '#lib/contracts/index.ts';

/** Everything that brings data into the session: files, samples. `onArrived` is called when something has. */
export function useBringingData(page: PageData, onArrived: () => void) {
  const sessionId = page.session.id;
  const maxBytes = page.installation.maxUploadBytes;
  const [uploads] = useState(() => uploadStoreOf({ sessionId, maxBytes, tooLarge: tooLarge(maxBytes) }));
  useEffect(() => {
    uploads.onStored = onArrived;
  }, [uploads, onArrived]);
  const [loadingSample, setLoadingSample] = useState<string | null>(null);
  const upload = useCallback((files: readonly File[]) => uploads.add(files), [uploads]);
  const pickFiles = useCallback(() => document.getElementById(fileInputId)?.click(), []);
  const loadSample = useCallback(
    async (name: string) => {
      setLoadingSample(name);
      await attachSample(sessionId, name).then(onArrived).catch(notifyError);
      setLoadingSample(null);
    },
    [sessionId, onArrived],
  );
  const addDataset = useCallback(
    (datasetId: string) => void attachDataset(sessionId, datasetId).then(onArrived).catch(notifyError),
    [sessionId, onArrived],
  );
  return useMemo(
    () => ({ addDataset, uploads, upload, pickFiles, loadSample, loadingSample }),
    [addDataset, uploads, upload, pickFiles, loadSample, loadingSample],
  );
}

export const fileInputId = 'upload-data';

const tooLarge = (maxBytes: number) => (file: File) =>
  `The file has ${formatBytes(file.size)}, more than the ${formatBytes(maxBytes)} that this installation takes. Split it, or raise PLOTLINE_MAX_UPLOAD_MB.`;
