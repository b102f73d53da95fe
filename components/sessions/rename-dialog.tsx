'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Alert } from '#components/ui/notice.tsx';
import { updateSession } from '#lib/client/index.ts';
import type { SessionSummary } from '#lib/contracts/index.ts';

export default function RenameDialog({ session, onClose }: { session: SessionSummary; onClose: () => void }) {
  const [title, setTitle] = useState(session.title);
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const client = useQueryClient();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    try {
      await updateSession(session.id, { title: title.trim() });
      await client.invalidateQueries({ queryKey: ['sessions'] });
      await client.invalidateQueries({ queryKey: ['session', session.id] });
      onClose();
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : 'The name could not be saved. Try again.');
      setIsBusy(false);
    }
  };
  return (
    <Dialog title="Rename session" isOpen onClose={onClose}>
      <form onSubmit={save} className="space-y-3">
        <input
          aria-label="Name"
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.target.value)}
          onFocus={(event) => event.target.select()}
          className="h-9 w-full rounded-md border border-line-strong bg-canvas px-2.5"
        />
        {error && <Alert>{error}</Alert>}
        <div className="flex justify-end gap-2">
          <Button look="outline" size="medium" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" size="medium" type="submit" disabled={isBusy || title.trim() === ''}>
            {isBusy ? 'Saving…' : 'Save'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
