'use client';

import dynamic from 'next/dynamic';
import { usePlotline } from '#components/page/session-context.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { codeHelpId } from './code-help.tsx';
import { useSwitchingToCode } from './use-switching-to-code.ts';

const InstallPythonDialog = dynamic(() => import('./install-python-dialog.tsx'), { ssr: false });

export const codeSwitchId = 'code-switch';

/** Whether questions of this session are answered by Python. Where code can't run it stays off and says why. */
export function CodeSwitch() {
  const { mode, setMode } = usePlotline();
  const { switchOn, isChecking, isOffered, install, decline } = useSwitchingToCode();
  const turn = (isOn: boolean) => {
    if (!isOn) setMode('direct');
    else if (!isChecking) void switchOn();
  };
  return (
    <span className="flex items-center gap-1.5 px-2 text-[0.8125rem] text-ink-soft">
      <span aria-hidden className="max-[480px]:hidden">
        Code execution (beta)
      </span>
      <span aria-hidden className="hidden max-[480px]:inline">
        Code
      </span>
      <Switch
        label="Code execution (beta)"
        id={codeSwitchId}
        isOn={mode === 'code'}
        describedBy={codeHelpId}
        onChange={turn}
      />
      {isChecking && <Spinner />}
      {isOffered && <InstallPythonDialog onInstall={install} onClose={decline} />}
    </span>
  );
}
