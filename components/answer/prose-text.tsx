'use client';

import { Fragment, lazy, Suspense, useSyncExternalStore } from 'react';
import type { Prose } from '#lib/client/index.ts';
import type { NumberSource } from './number-source.ts';
import { splitProse } from './split-prose.ts';
import { TracedNumber } from './traced-number.tsx';

const MarkdownText = lazy(() => import('./markdown-text.tsx'));

export type ProseTextProps = { prose: Prose; sources: ReadonlyMap<string, NumberSource> };

type WrittenProps = ProseTextProps & {
  /** Whether a model wrote it; the built-in analyst writes plain words, in which no sign is markup. */
  mayBeMarkdown: boolean;
};

/** Plain words at once; markdown where there is any, drawn by a library that comes with the first of it. */
export function ProseText({ mayBeMarkdown, ...props }: WrittenProps) {
  const isInBrowser = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  const plain = <PlainText {...props} />;
  if (!isInBrowser || !mayBeMarkdown || !hasMarkdown(props.prose.text)) return plain;
  return (
    <Suspense fallback={plain}>
      <MarkdownText {...props} />
    </Suspense>
  );
}

function PlainText({ prose, sources }: ProseTextProps) {
  return (
    <div className="prose-answer">
      {splitProse(prose.text, prose.ledger ?? []).map((paragraph) => (
        <p key={paragraph.start} className="whitespace-pre-line">
          {paragraph.pieces.map((piece) => (
            <Fragment key={piece.start}>
              {piece.entry ? (
                <TracedNumber entry={piece.entry} sources={sources}>
                  {piece.text}
                </TracedNumber>
              ) : (
                piece.text
              )}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

const subscribeToNothing = () => () => undefined;

function hasMarkdown(text: string): boolean {
  return /[*`#[\]<]|\|.*\||^\s*(?:[-+>]|\d+[.)])\s|~~|(^|\s)_\S/m.test(text);
}
