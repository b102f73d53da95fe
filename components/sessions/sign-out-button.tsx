'use client';

import { LogOut } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { notifyError } from '#components/ui/notify.ts';
import { signOut } from '#lib/client/index.ts';

export function SignOutButton() {
  const leave = () => {
    signOut()
      .then(() => window.location.assign('/login'))
      .catch(notifyError);
  };
  return (
    <div className="border-t border-line p-2">
      <Button size="medium" className="w-full justify-start" onClick={leave}>
        <LogOut aria-hidden />
        Sign out
      </Button>
    </div>
  );
}
