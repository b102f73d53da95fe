'use client';

import { ChevronRight } from 'lucide-react';
import { memo, useState } from 'react';
import { usePlotline } from '#components/page/session-context.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { Tab, TabList, TabPanel, Tabs } from '#components/ui/tabs.tsx';
import type { CodeRun } from '#lib/client/index.ts';
import { CodeCaption } from './code-caption.tsx';
import { CodeDetails } from './code-details.tsx';
import { CodeFigure } from './code-figure.tsx';
import { OutputView } from './output-view.tsx';
import { SourceView } from './source-view.tsx';
import { TableView } from './table-view.tsx';

/** The runs of an answer: those that another one corrected are folded away. */
export function CodeRuns({ runs }: { runs: readonly CodeRun[] }) {
  return runs.map((run, index) => {
    const isCorrected = run.status === 'failed' && index < runs.length - 1;
    if (!isCorrected) return <CodeRunView key={run.callId} run={run} />;
    return (
      <details key={run.callId} className="group text-[0.8125rem]">
        <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded text-ink-faint hover:text-ink">
          <ChevronRight aria-hidden className="size-3.5 transition-transform group-open:rotate-90" />
          Attempt {index + 1} failed: {run.run?.error?.name ?? run.run?.status}, corrected below
        </summary>
        <div className="mt-2">
          <CodeRunView run={run} />
        </div>
      </details>
    );
  });
}

/** One run of code: its figures, its table, the code to change and run again, what it wrote. */
const CodeRunView = memo(function CodeRunView({ run }: { run: CodeRun }) {
  const { ask } = usePlotline();
  const [chosen, setTab] = useState<string | null>(null);
  const table = run.run?.result ?? null;
  const tab = chosen ?? firstTab(run);
  const title = run.purpose ?? 'Python';
  const isGoogles = run.run?.executor === 'gemini-builtin';
  return (
    <figure aria-label={title} className="overflow-hidden rounded-xl border border-line bg-surface">
      <Tabs value={tab} onValueChange={setTab}>
        <div className="flex items-center gap-1 border-b border-line px-1.5">
          <TabList aria-label="Views of the run" className="shrink-0">
            {run.figures.length > 0 && <Tab value="chart">Chart</Tab>}
            {table && <Tab value="table">Table</Tab>}
            <Tab value="code">Code</Tab>
            <Tab value="output">Output</Tab>
            <Tab value="details">Details</Tab>
          </TabList>
          <div className="flex-1" />
          {run.status === 'running' && (
            <span className="flex items-center gap-1.5 px-2 text-xs text-ink-faint">
              <Spinner />
              Running
            </span>
          )}
        </div>
        <TabPanel value="chart" tabIndex={-1} className="divide-y divide-line">
          {run.figures.map((figure, index) => (
            <CodeFigure key={`${figure.artifact}/${figure.version}`} figure={figure} number={index + 1} />
          ))}
        </TabPanel>
        <TabPanel value="table" tabIndex={-1}>
          {table && <TableView result={table} callId={run.callId} isAllKept />}
        </TabPanel>
        <TabPanel value="code" tabIndex={-1}>
          <SourceView
            language="Python"
            source={run.code}
            note={
              isGoogles
                ? 'Gemini wrote and ran it on Google’s servers, where no other code runs. Say in words what should change.'
                : 'Edit and run it: it runs apart from the server, on a copy of the data.'
            }
            onRun={isGoogles ? null : (code) => void ask({ code, mode: 'code' })}
          />
        </TabPanel>
        <TabPanel value="output" tabIndex={-1}>
          <OutputView run={run} />
        </TabPanel>
        <TabPanel value="details" tabIndex={-1}>
          <CodeDetails run={run} />
        </TabPanel>
      </Tabs>
      <CodeCaption run={run} />
    </figure>
  );
});

function firstTab({ figures, run, status }: CodeRun): string {
  if (figures.length > 0) return 'chart';
  if (run?.result) return 'table';
  return status === 'failed' || run?.stdout || run?.text ? 'output' : 'code';
}
