'use client';

import { Copy, RotateCw, Sparkles } from 'lucide-react';
import { analystNames } from '#components/conversation/analyst-select.tsx';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/notify.ts';
import { type AnswerBlock, toTsv } from '#lib/client/index.ts';

export function AnswerActions({ answer }: { answer: AnswerBlock }) {
  const { retry, ask, page } = usePlotline();
  const other = page.installation.analysts.find(({ name }) => name !== (answer.analyst ?? 'builtin'));
  const text = answer.asked;
  const copy = async () => {
    await navigator.clipboard.writeText(toText(answer));
    await notify({ text: 'Answer copied' });
  };
  return (
    <div className="-ml-2 flex flex-wrap items-center gap-0.5 text-ink-faint">
      {answer.prose.length + answer.cards.length > 0 && (
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
      {other?.available && text !== '' && (
        <Button
          onClick={() => void ask({ text, analyst: other.name })}
          title={`Ask with ${analystNames[other.name]}`}
        >
          <Sparkles aria-hidden />
          Ask with the other analyst
        </Button>
      )}
    </div>
  );
}

function toText({ prose, cards }: AnswerBlock): string {
  const tables = cards.map(({ response }) => toTsv(response.result));
  return [...prose.map(({ text }) => text), ...tables].join('\n\n');
}
