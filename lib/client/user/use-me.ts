'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '#lib/contracts/index.ts';
import { readMe, updateMe } from '../http/me.ts';

const queryKey = ['me'];

/** The user as programs know it, and the switch that lets them in. */
export function useMe(): {
  me: Me | undefined;
  error: Error | null;
  setApiAccess: (apiAccess: boolean) => void;
} {
  const client = useQueryClient();
  const query = useQuery({ queryKey, queryFn: ({ signal }) => readMe(signal) });
  const change = useMutation({
    mutationFn: updateMe,
    onSuccess: (me) => client.setQueryData(queryKey, me),
  });
  return {
    me: query.data,
    error: change.error ?? query.error,
    setApiAccess: (apiAccess) => change.mutate({ apiAccess }),
  };
}
