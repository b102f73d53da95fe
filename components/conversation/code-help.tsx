'use client';

import { usePlotline } from '#components/page/session-context.tsx';
import { useCodeExecution, usePythonInstall } from '#lib/client/index.ts';
import { InstallProgress } from './install-progress.tsx';

export const codeHelpId = 'code-help';

const places = {
  local: 'a sandbox on this server, without network or secrets',
  azure: 'Azure Container Apps dynamic sessions: your data is sent there',
  piston: 'a Piston server: your data is sent there',
  'gemini-builtin': 'Google’s servers: your whole table is sent there',
};

const placesInShort = { ...places, local: 'a sandbox on this server' };

/** What the switch does, under it while it is on; and how far Python is, while it is being installed. */
export function CodeHelp() {
  const { mode } = usePlotline();
  const execution = useCodeExecution(mode === 'code');
  const progress = usePythonInstall()?.progress;
  if (progress) {
    return (
      <div id={codeHelpId} className="mt-2 px-1">
        <InstallProgress progress={progress} isNamed />
      </div>
    );
  }
  if (mode !== 'code') {
    return (
      <p id={codeHelpId} className="sr-only">
        Answers are computed by Python that you can read, change and run again.
      </p>
    );
  }
  const { executor, reason } = execution ?? {};
  return (
    <p id={codeHelpId} className="mt-1.5 px-1 text-xs text-ink-faint">
      {reason ? `Code can’t run here: ${reason}` : <Sentence executor={executor ?? null} />}
    </p>
  );
}

type Executor = keyof typeof places;

/** In a line where room is short. */
function Sentence({ executor }: { executor: Executor | null }) {
  if (executor === null) return 'Answers are Python over all rows, shown with each.';
  const again = executor === 'gemini-builtin' ? '' : ' to change and run again';
  return (
    <>
      <span className="narrow:hidden">
        Answers are Python over all rows, shown with each{again}. It runs in {places[executor]}.
      </span>
      <span className="wide:hidden">Python, run in {placesInShort[executor]}.</span>
    </>
  );
}
