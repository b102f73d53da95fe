'use client';

import { usePlotline } from '#components/page/session-context.tsx';

/** Questions that one click asks. */
export function Suggestions({
  questions,
  label = 'Suggested questions',
}: {
  questions: readonly string[];
  label?: string;
}) {
  const { ask } = usePlotline();
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1.5">
      {questions.map((question) => (
        <li key={question}>
          <button
            type="button"
            onClick={() => void ask({ text: question })}
            className="rounded-full border border-line bg-surface px-3 py-1 text-left text-[0.8125rem] text-ink-soft hover:border-accent hover:text-ink"
          >
            {question}
          </button>
        </li>
      ))}
    </ul>
  );
}
