'use client';

import { useEffect } from 'react';
import { useLayout } from './layout-context.tsx';
import { useLiveConversation, usePlotline } from './session-context.tsx';

/** The keys that work everywhere on the page. Esc closes what is open, and stops an answer when nothing is. */
export function useShortcuts(): void {
  const { newSession, pickFiles, stop } = usePlotline();
  const { runningTurnId } = useLiveConversation();
  const { overlay, setOverlay, drawer, setDrawer } = useLayout();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      if (event.key === 'Escape') {
        if (overlay) setOverlay(null);
        else if (drawer) setDrawer(null);
        else if (runningTurnId && !document.querySelector('[role="dialog"], [role="menu"]'))
          stop(runningTurnId);
        return;
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const action = actionOf(event);
      if (!action) return;
      event.preventDefault();
      if (action === 'new-session') newSession();
      else if (action === 'upload') pickFiles();
      else setOverlay(overlay === action ? null : action);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [newSession, pickFiles, stop, runningTurnId, overlay, setOverlay, drawer, setDrawer]);
}

function actionOf({
  key,
  shiftKey,
}: KeyboardEvent): 'palette' | 'shortcuts' | 'upload' | 'new-session' | null {
  const letter = key.toLowerCase();
  if (shiftKey && letter === 'o') return 'new-session';
  if (!shiftKey && letter === 'k') return 'palette';
  if (!shiftKey && letter === 'u') return 'upload';
  if (key === '/') return 'shortcuts';
  return null;
}
