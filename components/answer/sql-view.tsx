'use client';

import { Copy, Play, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useAutoHeight } from '#components/conversation/use-auto-height.ts';
import { usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { notify } from '#components/ui/notify.ts';

/** The query of a Result, to be read, changed and run (it can only read). */
export function SqlView({ sql }: { sql: string }) {
  const { ask } = usePlotline();
  const [text, setText] = useState(sql);
  const field = useRef<HTMLTextAreaElement>(null);
  useAutoHeight(field, text);
  const run = () => void ask({ sql: text });
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    await notify({ text: 'SQL copied' });
  };
  return (
    <>
      <textarea
        ref={field}
        aria-label="SQL"
        value={text}
        rows={3}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        className="block max-h-96 min-h-24 w-full resize-none bg-sunken/60 px-3.5 py-3 font-mono text-xs leading-5 focus-visible:-outline-offset-2"
      />
      <div className="flex flex-wrap items-center gap-1 border-t border-line px-2 py-1">
        <p className="flex-1 px-1.5 text-xs text-ink-faint">Edit and run it: queries can only read.</p>
        {text !== sql && (
          <Button onClick={() => setText(sql)}>
            <Undo2 aria-hidden />
            Reset
          </Button>
        )}
        <Button onClick={copy}>
          <Copy aria-hidden />
          Copy
        </Button>
        <Button look="outline" onClick={run} disabled={text.trim() === ''} title="Run (Ctrl Enter)">
          <Play aria-hidden />
          Run
        </Button>
      </div>
    </>
  );
}
