'use client';

import { RotateCw } from 'lucide-react';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Alert } from '#components/ui/notice.tsx';
import type { AnswerBlock } from '#lib/client/index.ts';

/** What went wrong with an answer, and the way on. Nothing where nothing did. */
export function AnswerFailure({ answer }: { answer: AnswerBlock }) {
  const { retry, page, ask } = usePlotline();
  const { status, error, turnId, asked } = answer;
  if (status === 'stopped') return <p className="text-[0.8125rem] text-ink-faint">Stopped.</p>;
  if (status !== 'failed' && status !== 'interrupted') return <EmptyAnswer answer={answer} />;
  const canUseBuiltin = answer.analyst !== 'builtin' && page.installation.analysts.length > 1;
  return (
    <Alert
      actions={
        <>
          <Button look="outline" onClick={() => retry(turnId)}>
            <RotateCw aria-hidden />
            {status === 'interrupted' ? 'Run again' : 'Retry'}
          </Button>
          {answer.offer === 'direct' && asked && (
            <Button look="outline" onClick={() => void ask({ ...asked, mode: 'direct' })}>
              Ask without code
            </Button>
          )}
          {canUseBuiltin && asked && (
            <Button look="outline" onClick={() => void ask({ ...asked, analyst: 'builtin' })}>
              Ask the built-in analyst
            </Button>
          )}
        </>
      }
    >
      {error?.message ?? fallback[status]}
      {error?.id && <span className="font-mono text-xs text-ink-faint"> {error.id}</span>}
    </Alert>
  );
}

const fallback = {
  failed: 'The answer failed. What was found so far is kept above.',
  interrupted: 'The server stopped while this was being answered. What was found so far is kept above.',
};

function EmptyAnswer({ answer }: { answer: AnswerBlock }) {
  const isEmpty = answer.prose.length + answer.cards.length + answer.runs.length === 0;
  if (!isEmpty || (answer.status !== 'done' && answer.status !== 'declined')) return null;
  return <p className="text-ink-soft">There was nothing to say. Ask in other words.</p>;
}
