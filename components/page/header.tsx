'use client';

import { Command, PanelLeft, PanelRight } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { formatExact } from '#lib/base/browser.ts';
import type { DatasetSummary } from '#lib/contracts/index.ts';
import { useLayout } from './layout-context.tsx';
import { useCurrentSession, useLiveConversation } from './session-context.tsx';
import { ThemeButton } from './theme-button.tsx';

export function Header() {
  const { session, shownDatasetId } = useCurrentSession();
  const { conversation } = useLiveConversation();
  const { toggleSide, setOverlay } = useLayout();
  const shown = session.datasets.find(({ id }) => id === shownDatasetId);
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-surface px-2">
      <IconButton label="Show or hide sessions" icon={PanelLeft} onClick={() => toggleSide('sessions')} />
      <div className="min-w-0 flex-1 px-1">
        <h1 className="truncate text-[0.8125rem] leading-tight font-semibold">
          {session.title || 'New session'}
        </h1>
        {shown && (
          <p className="truncate text-xs leading-tight text-ink-faint tabular-nums">{facts(shown)}</p>
        )}
      </div>
      {conversation.connection === 'lost' && (
        <p role="status" className="text-xs text-warn">
          Connecting again…
        </p>
      )}
      <Button
        onClick={() => setOverlay('palette')}
        title="Command palette (Ctrl K)"
        className="narrow:w-8 narrow:px-0"
      >
        <Command aria-hidden />
        <span className="sr-only">Command palette</span>
        <kbd className="font-sans text-xs text-ink-faint narrow:hidden">Ctrl K</kbd>
      </Button>
      <ThemeButton />
      <IconButton label="Show or hide data" icon={PanelRight} onClick={() => toggleSide('data')} />
    </header>
  );
}

function facts({ name, rowCount, columnCount, status }: DatasetSummary): string {
  if (status === 'importing') return `${name} · importing…`;
  if (status === 'failed') return `${name} · not imported`;
  return `${name} · ${formatExact(rowCount)} rows · ${columnCount} columns`;
}
