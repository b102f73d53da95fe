'use client';

import { useLayout } from '#components/page/layout-context.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { ApiAccess } from './api-access.tsx';

export default function SettingsDialog() {
  const { setOverlay } = useLayout();
  return (
    <Dialog
      title="Settings"
      isOpen
      onClose={() => setOverlay(null)}
      className="w-[min(36rem,calc(100vw-1.5rem))]"
    >
      <ApiAccess />
    </Dialog>
  );
}
