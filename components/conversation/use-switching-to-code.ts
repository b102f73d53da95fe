'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { usePlotline } from '#components/page/session-context.tsx';
import { notify, notifyError } from '#components/ui/notify.ts';
import { useFindCodeExecution, useInstallPython, usePythonInstall } from '#lib/client/index.ts';

/**
 * Switches to code mode where code can run. Where Python alone is missing it offers to install it, and goes on with
 * the switch when that is done.
 */
export function useSwitchingToCode() {
  const { mode, setMode } = usePlotline();
  const [isChecking, setChecking] = useState(false);
  const [isOffered, setOffered] = useState(false);
  const find = useFindCodeExecution();
  const begin = useInstallPython();
  const isInstalling = Boolean(usePythonInstall()?.progress);
  const wants = useRef(false);

  const switchOn = useCallback(async () => {
    setChecking(true);
    try {
      const { status, reason } = await find();
      wants.current = status === 'installing' || status === 'installable';
      setOffered(wants.current);
      if (status === 'available') setMode('code');
      if (status === 'unavailable') await notifyError(new Error(`Code can’t run here: ${reason}`));
      return status === 'available';
    } catch (error) {
      await notifyError(error);
      return false;
    } finally {
      setChecking(false);
    }
  }, [find, setMode]);

  const wasInstalling = useRef(false);
  useEffect(() => {
    const isOver = wasInstalling.current && !isInstalling;
    wasInstalling.current = isInstalling;
    if (isOver && (wants.current || mode === 'code')) void switchOn().then(announce);
  }, [isInstalling, switchOn, mode]);

  const install = useCallback(async () => {
    const { status } = await begin();
    if (status === 'available') await switchOn();
  }, [begin, switchOn]);
  const decline = useCallback(() => {
    setOffered(false);
    wants.current = isInstalling;
  }, [isInstalling]);
  return { switchOn, isChecking, isOffered, install, decline };
}

async function announce(isOn: boolean): Promise<void> {
  if (isOn) await notify({ text: 'Python is installed, and code execution is on' });
}
