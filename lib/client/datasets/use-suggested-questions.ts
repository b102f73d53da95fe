'use client';

import { useQuery } from '@tanstack/react-query';
import type { Dataset } from '#lib/contracts/index.ts';

const none: readonly string[] = [];

/** Four questions that a dataset's columns can answer; none while it is not there. */
export function useSuggestedQuestions(dataset: Dataset | undefined): readonly string[] {
  const { data } = useQuery({
    queryKey: ['questions', dataset?.id],
    queryFn: async () => {
      const { suggestQuestions } = await import('#lib/language/browser.ts');
      return dataset ? suggestQuestions([dataset]) : none;
    },
    enabled: dataset !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? none;
}
