'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePlotline } from '#components/page/session-context.tsx';
import { notifyError } from '#components/ui/notify.ts';
import { Spinner } from '#components/ui/spinner.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { readCodeExecution } from '#lib/client/index.ts';

const helpId = 'code-help';
const query = { queryKey: ['code-execution'], queryFn: readCodeExecution, staleTime: 60_000 };

/** Whether questions of this session are answered by Python. Where code can't run it stays off and says why. */
export function CodeSwitch() {
  const { mode, setMode } = usePlotline();
  const client = useQueryClient();
  const [isChecking, setChecking] = useState(false);
  const turn = async (isOn: boolean) => {
    if (!isOn) return setMode('direct');
    setChecking(true);
    try {
      const { reason } = await client.fetchQuery({ ...query, staleTime: 0 });
      if (reason === null) setMode('code');
      else await notifyError(new Error(`Code can’t run here: ${reason}`));
    } catch (error) {
      await notifyError(error);
    } finally {
      setChecking(false);
    }
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
        isOn={mode === 'code'}
        isDisabled={isChecking}
        describedBy={helpId}
        onChange={(isOn) => void turn(isOn)}
      />
      {isChecking && <Spinner />}
    </span>
  );
}

const places = {
  local: 'a sandbox on this server, without network or secrets',
  azure: 'Azure Container Apps dynamic sessions: your data is sent there',
  piston: 'a Piston server: your data is sent there',
};

/** What the switch does, under it while it is on. */
export function CodeHelp() {
  const { mode } = usePlotline();
  const { data } = useQuery({ ...query, enabled: mode === 'code' });
  if (mode !== 'code') return <HiddenHelp />;
  const place = data?.executor ? `It runs in ${places[data.executor]}.` : '';
  return (
    <p id={helpId} className="mt-1.5 px-1 text-xs text-ink-faint">
      {data?.reason
        ? `Code can’t run here: ${data.reason}`
        : `Answers are Python over all rows, shown with each to change and run again. ${place}`}
    </p>
  );
}

function HiddenHelp() {
  return (
    <p id={helpId} className="sr-only">
      Answers are computed by Python that you can read, change and run again.
    </p>
  );
}
