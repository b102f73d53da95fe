'use client';

import { useQuery } from '@tanstack/react-query';
import { usePlotline } from '#components/page/session-context.tsx';
import { type ResultCard, readResultArtifact } from '#lib/client/index.ts';

/** The rows of a card: those of its event at once, all of them once the artifact that holds them is there. */
export function useWholeResult({ response }: ResultCard, isWanted: boolean) {
  const { sessionId } = usePlotline();
  const { artifact } = response;
  const { data, error } = useQuery({
    queryKey: ['artifact', sessionId, artifact],
    queryFn: ({ signal }) => readResultArtifact(sessionId, artifact ?? '', signal),
    enabled: isWanted && artifact !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isLoading = artifact !== null && !data && !error;
  return { result: data ?? response.result, isLoading, error };
}
