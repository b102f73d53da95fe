'use client';

import { useCallback } from 'react';
import { usePlotline } from '#components/page/session-context.tsx';
import { notifyError } from '#components/ui/notify.ts';
import { deleteDataset, useRefreshSession } from '#lib/client/index.ts';

/** Deletes a dataset for good. */
export function useRemoveDataset(): (datasetId: string) => void {
  const { sessionId } = usePlotline();
  const refresh = useRefreshSession(sessionId);
  return useCallback(
    (datasetId: string) => void deleteDataset(datasetId).then(refresh).catch(notifyError),
    [refresh],
  );
}
