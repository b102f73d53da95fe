'use client';

import dynamic from 'next/dynamic';
import type { CSSProperties } from 'react';
import { ConversationPane } from '#components/conversation/conversation-pane.tsx';
import { SessionsPanel } from '#components/sessions/sessions-panel.tsx';
import { DropTarget } from '#components/uploads/drop-target.tsx';
import { FileInput } from '#components/uploads/file-input.tsx';
import { Header } from './header.tsx';
import { useInteractiveMark } from './interactive.ts';
import { useLayout } from './layout-context.tsx';
import { ResizeHandle } from './resize-handle.tsx';
import { SidePanel } from './side-panel.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const DataPanel = dynamic(() => import('#components/data/data-panel.tsx'));
const Palette = dynamic(() => import('#components/commands/palette.tsx'), { ssr: false });
const Shortcuts = dynamic(() => import('#components/commands/shortcuts-dialog.tsx'), { ssr: false });
const Settings = dynamic(() => import('#components/settings/settings-dialog.tsx'), { ssr: false });

/** The three columns and what lies over them. */
export function Shell() {
  const { layout, overlay, drawer, setDrawer } = useLayout();
  useShortcuts();
  useInteractiveMark();
  const widths: CSSProperties & Record<`--${string}`, string> = {
    '--sessions': layout.isSessionsFolded ? '0px' : `${layout.sessionsWidth}px`,
    '--data': layout.isDataFolded ? '0px' : `${layout.dataWidth}px`,
  };
  return (
    <DropTarget>
      <div
        className="grid h-dvh grid-rows-[minmax(0,1fr)] overflow-hidden wide:grid-cols-[var(--sessions)_minmax(0,1fr)_var(--data)]"
        style={widths}
      >
        <SidePanel side="sessions" element="nav" label="Sessions">
          <SessionsPanel />
          <ResizeHandle side="sessions" />
        </SidePanel>
        <main inert={drawer !== null} className="relative flex min-w-0 flex-col bg-canvas">
          <Header />
          <ConversationPane />
        </main>
        <SidePanel side="data" element="aside" label="Data">
          <ResizeHandle side="data" />
          <DataPanel />
        </SidePanel>
        {drawer && (
          <button
            type="button"
            tabIndex={-1}
            aria-label="Close the drawer"
            className="fixed inset-0 z-20 bg-black/35 wide:hidden"
            onClick={() => setDrawer(null)}
          />
        )}
      </div>
      <FileInput />
      {overlay === 'palette' && <Palette />}
      {overlay === 'shortcuts' && <Shortcuts />}
      {overlay === 'settings' && <Settings />}
    </DropTarget>
  );
}
