// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
'use client';

import type { CodeRun } from '#lib/client/index.ts';

/** What a run of code wrote, and how it failed where it did. */
export function OutputView({ run }: { run: CodeRun }) {
  const done = run.run;
  const written = done ? done.stdout : run.liveOutput;
  const isSilent = !written && !done?.stderr && !done?.text && !done?.error;
  return (
    <div className="space-y-2 px-3.5 py-3 text-[0.8125rem]">
      {written && <Text label="Output">{written}</Text>}
      {done?.text && <Text label="Value">{done.text}</Text>}
      {done?.stderr && <Text label="Warnings">{done.stderr}</Text>}
      {done?.error && (
        <Text label="Error" isError>
          {errorText(done.error)}
        </Text>
      )}
      {isSilent && <p className="text-ink-faint">{done ? 'It wrote nothing.' : 'Nothing written yet.'}</p>}
    </div>
  );
}

/** A traceback mostly ends with the error itself; one that was cut short, or is none, does not. */
function errorText({
  traceback,
  name,
  message,
}: {
  traceback: string;
  name: string;
  message: string;
}): string {
  const last = `${name}: ${message}`;
  if (traceback.trimEnd().endsWith(last)) return traceback;
  return [traceback, last].filter(Boolean).join('\n');
}

function Text({ label, isError = false, children }: { label: string; isError?: boolean; children: string }) {
  return (
    <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto rounded bg-sunken p-2.5">
      <pre className={`font-mono text-xs whitespace-pre-wrap ${isError ? 'text-danger' : ''}`}>
        {children}
      </pre>
    </section>
  );
}
