'use client';

import { X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import type { QuestionBlock } from '#lib/client/index.ts';

const PlanQuestion = dynamic(() => import('#components/answer/plan-question.tsx'));

export function Question({ question }: { question: QuestionBlock }) {
  const { stop } = usePlotline();
  return (
    <article aria-label="You" className="flex flex-col items-end gap-1 pt-2">
      <div className="max-w-[min(36rem,92%)] rounded-xl rounded-br-sm bg-accent-soft px-3.5 py-2 text-[0.9375rem]">
        <QuestionText question={question} />
      </div>
      {question.isRetry && <p className="text-xs text-ink-faint">asked again</p>}
      {question.isQueued && (
        <p className="flex items-center gap-2 text-xs text-ink-soft">
          <Spinner />
          Queued: it is answered when the answer before it is ready
          <Button onClick={() => stop(question.turnId)}>
            <X aria-hidden />
            Remove
          </Button>
        </p>
      )}
    </article>
  );
}

function QuestionText({ question }: { question: QuestionBlock }) {
  const source = question.sql ?? question.code;
  if (source !== null) {
    return (
      <>
        <p className="sr-only">{question.sql === null ? 'Run this Python:' : 'Run this SQL:'}</p>
        <pre className="overflow-x-auto font-mono text-xs whitespace-pre-wrap">{source}</pre>
      </>
    );
  }
  if (question.plan !== null) return <PlanQuestion plan={question.plan} fallback={question.text} />;
  return <p className="break-words whitespace-pre-wrap">{question.text}</p>;
}
