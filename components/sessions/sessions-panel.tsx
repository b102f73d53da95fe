'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { CloseDrawer } from '#components/page/close-drawer.tsx';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { useSessions } from '#lib/client/index.ts';
import type { SessionSummary } from '#lib/contracts/index.ts';
import { PanelFoot } from './panel-foot.tsx';
import { SessionRow } from './session-row.tsx';

const RenameDialog = dynamic(() => import('./rename-dialog.tsx'), { ssr: false });
const DeleteDialog = dynamic(() => import('./delete-dialog.tsx'), { ssr: false });

export type SessionDialog = { kind: 'rename' | 'delete'; session: SessionSummary } | null;

export function SessionsPanel() {
  const { page, sessionId, newSession } = usePlotline();
  const sessions = useSessions(page.sessions, sessionId);
  const [dialog, setDialog] = useState<SessionDialog>(null);
  const close = () => setDialog(null);
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-3">
        {/* biome-ignore lint/performance/noImgElement: a vector of a few bytes needs no optimiser */}
        <img src="/icon.svg" alt="" className="size-5" />
        <span className="flex-1 text-[0.9375rem] font-semibold tracking-tight">Plotline</span>
        <CloseDrawer side="sessions" />
      </div>
      <div className="p-2 pb-1">
        <Button
          look="outline"
          size="medium"
          className="w-full"
          onClick={newSession}
          title="New session (Ctrl Shift O)"
        >
          <Plus aria-hidden />
          New session
        </Button>
      </div>
      <ul className="min-h-0 flex-1 space-y-px overflow-y-auto px-2 py-1">
        {sessions.map((each) => (
          <SessionRow key={each.id} session={each} isCurrent={each.id === sessionId} onDialog={setDialog} />
        ))}
      </ul>
      <PanelFoot />
      {dialog?.kind === 'rename' && <RenameDialog session={dialog.session} onClose={close} />}
      {dialog?.kind === 'delete' && <DeleteDialog session={dialog.session} onClose={close} />}
    </>
  );
}
