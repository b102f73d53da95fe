'use client';

import { Copy, RotateCw, Sparkles, SquareCode } from 'lucide-react';
import { useMemo } from 'react';
import { analystNames } from '#components/conversation/analyst-select.tsx';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify, notifyError } from '#components/ui/notify.ts';
import { type AnswerBlock, readCodeExecution, toTsv } from '#lib/client/index.ts';

export function AnswerActions({ answer }: { answer: AnswerBlock }) {
  const { retry, ask, page } = usePlotline();
  const other = page.installation.analysts.find(({ name }) => name !== (answer.analyst ?? 'builtin'));
  const { asked } = answer;
  const text = useMemo(() => toText(answer), [answer]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    await notify({ text: 'Answer copied' });
  };
  return (
    <div className="-ml-2 flex flex-wrap items-center gap-0.5 text-ink-faint">
      {text !== '' && (
        <Button onClick={copy}>
          <Copy aria-hidden />
          Copy
        </Button>
      )}
      {answer.status !== 'failed' && answer.status !== 'interrupted' && (
        <Button onClick={() => retry(answer.turnId)}>
          <RotateCw aria-hidden />
          Retry
        </Button>
      )}
      {answer.runs.length === 0 && asked && answer.status === 'done' && (
        <Button onClick={() => void runAsCode(() => ask({ ...asked, mode: 'code' }))}>
          <SquareCode aria-hidden />
          Run as code
        </Button>
      )}
      {other?.available && asked && 'text' in asked && (
        <Button
          onClick={() => void ask({ ...asked, analyst: other.name })}
          title={`Ask with ${analystNames[other.name]}`}
        >
          <Sparkles aria-hidden />
          Ask with the other analyst
        </Button>
      )}
    </div>
  );
}

/** Only where code can run: else the reason is said, and nothing is asked. */
async function runAsCode(ask: () => Promise<boolean>): Promise<void> {
  try {
    const { reason } = await readCodeExecution();
    if (reason === null) await ask();
    else await notifyError(new Error(`Code can’t run here: ${reason}`));
  } catch (error) {
    await notifyError(error);
  }
}

function toText({ prose, cards, runs }: AnswerBlock): string {
  const results = [...cards.map(({ response }) => response.result), ...runs.map(({ run }) => run?.result)];
  const tables = results.flatMap((result) => (result ? [toTsv(result)] : []));
  return [...prose.map(({ text }) => text), ...tables].join('\n\n');
}
