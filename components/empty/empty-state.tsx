'use client';

import { Database, Upload } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { formatBytes, formatExact } from '#lib/base/browser.ts';
import { useHandingOverFocus } from './use-handing-over-focus.ts';

const YourData = dynamic(() => import('./your-data.tsx'), { ssr: false });

/** What to do when there is nothing yet: each of it one click. */
export function EmptyState({ hasData }: { hasData: boolean }) {
  const { page, sessionId } = usePlotline();
  useHandingOverFocus();
  const hasOtherData = page.sessions.some(
    ({ id, datasetNames }) => id !== sessionId && datasetNames.length > 0,
  );
  return (
    <div className="mx-auto max-w-xl pt-[min(10vh,5rem)]">
      <h2 className="text-xl font-semibold tracking-tight">
        {hasData ? 'Ask a question' : 'Start with a table'}
      </h2>
      <p className="mt-1.5 max-w-prose text-[0.9375rem] text-ink-soft">
        {hasData
          ? 'Ask in plain words. Every number of an answer comes with the query behind it.'
          : 'Drop a CSV anywhere on this page. Then ask in plain words, and get the answer, the chart and the query behind it.'}
      </p>
      {!hasData && <UploadCard />}
      {!hasData && hasOtherData && <YourData />}
      {!hasData && <Samples />}
    </div>
  );
}

function UploadCard() {
  const { pickFiles, page } = usePlotline();
  return (
    <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-xl border border-dashed border-line-strong bg-surface px-4 py-4">
      <Button look="primary" size="medium" onClick={pickFiles}>
        <Upload aria-hidden />
        Upload data
      </Button>
      <p className="min-w-0 flex-1 basis-48 text-[0.8125rem] text-ink-faint">
        CSV, TSV or text, up to {formatBytes(page.installation.maxUploadBytes)} each. It stays on this server.
      </p>
    </div>
  );
}

function Samples() {
  const { page, loadSample, loadingSample } = usePlotline();
  return (
    <section aria-labelledby="samples" className="mt-7">
      <h3 id="samples" className="text-[0.8125rem] font-medium text-ink-soft">
        Try a sample
      </h3>
      <ul className="mt-2 grid gap-2 sm:grid-cols-2">
        {page.samples.map((sample) => (
          <li key={sample.name}>
            <button
              type="button"
              disabled={loadingSample !== null}
              onClick={() => loadSample(sample.name)}
              className="flex h-full w-full gap-3 rounded-lg border border-line bg-surface px-3 py-2.5 text-left hover:border-line-strong hover:bg-hover disabled:opacity-60"
            >
              <span className="pt-0.5">
                {loadingSample === sample.name ? (
                  <Spinner />
                ) : (
                  <Database aria-hidden className="size-4 text-ink-faint" />
                )}
              </span>
              <span className="min-w-0">
                <span className="block font-medium">{sample.title}</span>
                <span className="block text-[0.8125rem] text-ink-soft">{sample.description}</span>
                <span className="block text-xs text-ink-faint tabular-nums">
                  {formatExact(sample.rowCount)} rows · {formatBytes(sample.bytes)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
