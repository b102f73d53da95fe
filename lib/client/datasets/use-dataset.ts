'use client';

import { useQuery } from '@tanstack/react-query';
import { readDataset } from '../http/datasets.ts';

/** A dataset with its profile, which never changes once it is ready; nothing for null. */
export function useDataset(datasetId: string | null) {
  return useQuery({
    queryKey: ['dataset', datasetId],
    queryFn: ({ signal }) => readDataset(datasetId ?? '', signal),
    enabled: datasetId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
