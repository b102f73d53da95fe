'use client';

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Cell } from '#lib/datasets/browser.ts';
import { readRows } from '../http/datasets.ts';

export const pageSize = 200;

export type RowOrder = { sort: string | null; filter: string | null };

/** How many rows there are under a filter, and the first page of them. */
export function useFirstRows(datasetId: string, order: RowOrder) {
  return useQuery({
    queryKey: rowsKey(datasetId, order, 0),
    queryFn: ({ signal }) => readRows(datasetId, { ...order, offset: 0, limit: pageSize }, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The rows of these pages that are there already: by page number, undefined while a page is on its way. */
export function useRowPages(datasetId: string, order: RowOrder, pages: readonly number[]) {
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: rowsKey(datasetId, order, page),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        readRows(datasetId, { ...order, offset: page * pageSize, limit: pageSize }, signal),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    })),
  });
  const key = results.map(({ dataUpdatedAt }) => dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the results are new objects at each render
  const byPage = useMemo(() => {
    const map = new Map<number, readonly Cell[][]>();
    pages.forEach((page, index) => {
      const rows = results[index]?.data?.rows;
      if (rows) map.set(page, rows);
    });
    return map;
  }, [key, pages]);
  return { byPage, error: results.find((result) => result.error)?.error ?? null };
}

function rowsKey(datasetId: string, { sort, filter }: RowOrder, page: number) {
  return ['rows', datasetId, sort, filter, page];
}
