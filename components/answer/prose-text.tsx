'use client';

import dynamic from 'next/dynamic';
import { Fragment } from 'react';
import type { Prose } from '#lib/client/index.ts';
import { splitProse } from './split-prose.ts';
import { TracedNumber } from './traced-number.tsx';

const MarkdownText = dynamic(() => import('./markdown-text.tsx'), { ssr: false });

export type ProseTextProps = { prose: Prose; sqlByCall: ReadonlyMap<string, string> };

/** Plain words at once; markdown where there is any, drawn by a library that comes with the first of it. */
export function ProseText({ prose, sqlByCall }: ProseTextProps) {
  if (hasMarkdown(prose.text)) return <MarkdownText prose={prose} sqlByCall={sqlByCall} />;
  return (
    <div className="prose-answer">
      {splitProse(prose.text, prose.ledger ?? []).map((paragraph) => (
        <p key={paragraph.start} className="whitespace-pre-line">
          {paragraph.pieces.map((piece) => (
            <Fragment key={piece.start}>
              {piece.entry ? (
                <TracedNumber entry={piece.entry} sqlByCall={sqlByCall}>
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

function hasMarkdown(text: string): boolean {
  return /[*_`#|[\]<]|^\s*(?:[-+>]|\d+[.)])\s|~~/m.test(text);
}
