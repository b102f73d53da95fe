'use client';

import { X } from 'lucide-react';
import { IconButton } from '#components/ui/icon-button.tsx';
import { type Side, useLayout } from './layout-context.tsx';

/** Where a panel is a drawer, it may cover all that one could tap to be rid of it. */
export function CloseDrawer({ side }: { side: Side }) {
  const { setDrawer } = useLayout();
  return (
    <IconButton label={`Close ${side}`} icon={X} className="wide:hidden" onClick={() => setDrawer(null)} />
  );
}
