'use client';

import { useQuery } from '@tanstack/react-query';
import type { DatasetSummary, Session } from '#lib/contracts/index.ts';
import { listDatasets } from '../http/datasets.ts';

const none: readonly DatasetSummary[] = [];

/** The user's datasets that could be taken into this session, newest first. */
export function useOtherDatasets(session: Session): readonly DatasetSummary[] {
  const { data = none } = useQuery({
    queryKey: ['datasets'],
    queryFn: ({ signal }) => listDatasets(signal),
    staleTime: 10_000,
  });
  const here = new Set(session.datasets.map(({ id }) => id));
  return data
    .filter(({ id, status }) => status === 'ready' && !here.has(id))
    .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
}
