'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { notifyError } from '#components/ui/notify.ts';
import { createSession } from '#lib/client/index.ts';

/** Makes a session and goes there. */
export function useNewSession(): () => void {
  const router = useRouter();
  const client = useQueryClient();
  return useCallback(() => {
    createSession()
      .then(({ id }) => {
        void client.invalidateQueries({ queryKey: ['sessions'] });
        router.push(`/sessions/${id}`);
      })
      .catch(notifyError);
  }, [router, client]);
}
