'use client';

import { LogOut, Settings } from 'lucide-react';
import { useLayout } from '#components/page/layout-context.tsx';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { notifyError } from '#components/ui/notify.ts';
import { signOut } from '#lib/client/index.ts';

/** What concerns the person and not one session. */
export function PanelFoot() {
  const { page } = usePlotline();
  const { setOverlay, setDrawer } = useLayout();
  const openSettings = () => {
    setDrawer(null);
    setOverlay('settings');
  };
  return (
    <div className="flex items-center gap-1 border-t border-line p-2">
      <Button size="medium" className="flex-1 justify-start" onClick={openSettings}>
        <Settings aria-hidden />
        Settings
      </Button>
      {page.installation.passwordRequired && <IconButton label="Sign out" icon={LogOut} onClick={leave} />}
    </div>
  );
}

function leave(): void {
  signOut()
    .then(() => window.location.assign('/login'))
    .catch(notifyError);
}
