'use client';

import { formatBytes } from '#lib/base/browser.ts';
import { type CodeRun, formatDuration } from '#lib/client/index.ts';
import { Fact } from './fact.tsx';

const executors: Record<string, string> = {
  local: 'the sandbox of this server',
  azure: 'Azure Container Apps dynamic sessions',
  piston: 'a Piston server',
  'gemini-builtin': 'Google’s servers',
};
const writers = { builtin: 'the built-in analyst', gemini: 'Gemini', person: 'you' };

/** The facts behind a run of code. */
export function CodeDetails({ run }: { run: CodeRun }) {
  const done = run.run;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1.5 px-3.5 py-3 text-[0.8125rem]">
      <Fact name="Written by">{writers[run.source]}</Fact>
      {run.repairs > 0 && <Fact name="Corrected">{run.repairs === 1 ? 'once' : `${run.repairs} times`}</Fact>}
      {done && <Fact name="Ran in">{executors[done.executor] ?? done.executor}</Fact>}
      {done && <Fact name="Run time">{formatDuration(done.durationMs)}</Fact>}
      {done?.stateReset && <Fact name="State">Variables and files of earlier runs were gone.</Fact>}
      {(done?.truncated.stdout || done?.truncated.stderr) && (
        <Fact name="Output">Beginning and end are kept; the middle was too long.</Fact>
      )}
      {done && done.files.length > 0 && (
        <Fact name="Files">
          {done.files.map(({ name, size }) => `${name} (${formatBytes(size)})`).join(', ')}
        </Fact>
      )}
      {run.sql && (
        <Fact name="Compared with">
          <pre className="max-h-64 overflow-auto rounded bg-sunken p-2 font-mono text-xs whitespace-pre-wrap">
            {run.sql}
          </pre>
        </Fact>
      )}
    </dl>
  );
}
