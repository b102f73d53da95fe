'use client';

import { useQuery } from '@tanstack/react-query';
import { readDataset } from '../http/datasets.ts';

/** A dataset with its profile; it never changes once it is ready. */
export function useDataset(datasetId: string) {
  return useQuery({
    queryKey: ['dataset', datasetId],
    queryFn: ({ signal }) => readDataset(datasetId, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
