'use client';

import { Copy, Play, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useAutoHeight } from '#components/conversation/use-auto-height.ts';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/notify.ts';

type SourceViewProps = {
  /** What it is: SQL, Python. */
  language: string;
  source: string;
  /** What may come of changing it. */
  note: string;
  /** null where it can't be run again. */
  onRun: ((source: string) => void) | null;
};

/** Source that was run, to be read, changed and run again. */
export function SourceView({ language, source, note, onRun }: SourceViewProps) {
  const [text, setText] = useState(source);
  const field = useRef<HTMLTextAreaElement>(null);
  useAutoHeight(field, text);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onRun?.(text);
  };
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    await notify({ text: `${language} copied` });
  };
  return (
    <>
      <textarea
        ref={field}
        aria-label={language}
        value={text}
        readOnly={onRun === null}
        rows={3}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        className="block max-h-96 min-h-24 w-full resize-none bg-sunken/60 px-3.5 py-3 font-mono text-xs leading-5 focus-visible:-outline-offset-2"
      />
      <div className="flex flex-wrap items-center gap-1 border-t border-line px-2 py-1">
        <p className="flex-1 px-1.5 text-xs text-ink-faint">{note}</p>
        {text !== source && (
          <Button onClick={() => setText(source)}>
            <Undo2 aria-hidden />
            Reset
          </Button>
        )}
        <Button onClick={copy}>
          <Copy aria-hidden />
          Copy
        </Button>
        {onRun && (
          <Button
            look="outline"
            onClick={() => onRun(text)}
            disabled={text.trim() === ''}
            title="Run (Ctrl Enter)"
          >
            <Play aria-hidden />
            Run
          </Button>
        )}
      </div>
    </>
  );
}
