'use client';

import { ArrowUp, Paperclip, Square } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useRef } from 'react';
import { useCurrentSession, useLiveConversation, usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Alert } from '#components/ui/notice.tsx';
import type { Block } from '#lib/client/index.ts';
import { AnalystSelect } from './analyst-select.tsx';
import { CodeHelp } from './code-help.tsx';
import { CodeSwitch } from './code-switch.tsx';
import { useAutoHeight } from './use-auto-height.ts';
import { useDraft } from './use-draft.ts';

export const composerId = 'message';

/** Where questions are written. Enter sends, Shift+Enter breaks the line; on touch screens Enter breaks it. */
export function Composer({ onSent }: { onSent: () => void }) {
  const { ask, askError, clearAskError, stop, pickFiles } = usePlotline();
  const { session } = useCurrentSession();
  const { conversation, runningTurnId } = useLiveConversation();
  const [draft, setDraft] = useDraft(session.id, composerId);
  const field = useRef<HTMLTextAreaElement>(null);
  const errorId = useId();
  useAutoHeight(field, draft);
  const isEmpty = draft.trim() === '';

  const send = async () => {
    const text = draft.trim();
    if (text === '') return;
    setDraft('');
    if (await ask({ text })) onSent();
    else setDraft((current) => (current === '' ? text : current));
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey && !isTouch()) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'ArrowUp' && draft === '') {
      const last = conversation.blocks.findLast(isInWords);
      if (last?.kind !== 'question') return;
      event.preventDefault();
      setDraft(last.text);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form onSubmit={submit} className="mx-auto w-full max-w-3xl shrink-0 px-4 pb-3 min-[900px]:px-6">
      {askError && (
        <Alert className="mb-2" actions={<Button onClick={clearAskError}>Dismiss</Button>}>
          <span id={errorId}>{askError}</span>
        </Alert>
      )}
      <div className="rounded-xl border border-line-strong bg-surface shadow-xs focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
        <textarea
          ref={field}
          id={composerId}
          aria-label="Message"
          aria-describedby={askError ? errorId : undefined}
          rows={1}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={press}
          placeholder={session.datasets.length > 0 ? 'Ask about your data' : 'Upload data, then ask about it'}
          className="block max-h-[40vh] w-full resize-none bg-transparent px-3.5 pt-3 pb-1 text-[0.9375rem] leading-6 focus-visible:outline-none"
        />
        <div className="flex items-center gap-1 p-1.5">
          <IconButton label="Attach files" icon={Paperclip} onClick={pickFiles} keys="Ctrl U" />
          <AnalystSelect />
          <CodeSwitch />
          <div className="flex-1" />
          {runningTurnId !== null && (
            <Button look="outline" size="medium" onClick={() => stop(runningTurnId)} title="Stop (Esc)">
              <Square aria-hidden className="fill-current" />
              Stop
            </Button>
          )}
          {(runningTurnId === null || !isEmpty) && (
            <Button look="primary" size="medium" type="submit" disabled={isEmpty} title="Send (Enter)">
              <ArrowUp aria-hidden />
              Send
            </Button>
          )}
        </div>
      </div>
      <CodeHelp />
    </form>
  );
}

function isInWords(block: Block): boolean {
  if (block.kind !== 'question' || block.text === '') return false;
  return block.plan === null && block.sql === null && block.code === null;
}

const isTouch = (): boolean => window.matchMedia('(pointer: coarse)').matches;
