'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLayout } from '#components/page/layout-context.tsx';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Alert } from '#components/ui/notice.tsx';
import { deleteSession } from '#lib/client/index.ts';
import type { SessionSummary } from '#lib/contracts/index.ts';

export default function DeleteDialog({ session, onClose }: { session: SessionSummary; onClose: () => void }) {
  const { sessionId } = usePlotline();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { setDrawer } = useLayout();
  const client = useQueryClient();
  const router = useRouter();
  const remove = async () => {
    setIsBusy(true);
    try {
      await deleteSession(session.id);
      await client.invalidateQueries({ queryKey: ['sessions'] });
      onClose();
      if (session.id === sessionId) {
        setDrawer(null);
        router.push('/');
      }
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : 'The session could not be deleted. Try again.');
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title="Delete session"
      description={`“${session.title || 'New session'}” and its charts are deleted for good. Its datasets stay.`}
      isOpen
      onClose={onClose}
    >
      {error && <Alert className="mb-3">{error}</Alert>}
      <div className="flex justify-end gap-2">
        <Button look="outline" size="medium" onClick={onClose}>
          Cancel
        </Button>
        <Button look="danger" size="medium" disabled={isBusy} onClick={remove}>
          {isBusy ? 'Deleting…' : 'Delete'}
        </Button>
      </div>
    </Dialog>
  );
}
