'use client';

import type { ReactNode } from 'react';
import { Streamdown } from 'streamdown';
import { markNumbers } from './mark-numbers.ts';
import { MarkdownNumber } from './markdown-number.tsx';
import type { ProseTextProps } from './prose-text.tsx';

/** Markdown without HTML, images or links that load by themselves. */
export default function MarkdownText({ prose, sources }: ProseTextProps) {
  const ledger = prose.ledger ?? [];
  const isStreaming = prose.ledger === null;
  return (
    <Streamdown
      className="prose-answer"
      mode={isStreaming ? 'streaming' : 'static'}
      parseIncompleteMarkdown={isStreaming}
      skipHtml
      controls={false}
      rehypePlugins={[[markNumbers, ledger]]}
      components={{
        a: PlainLink,
        img: NoImage,
        data: (props: object) => (
          <MarkdownNumber ledger={ledger} sources={sources} place={attribute(props, 'value')}>
            {childrenOf(props)}
          </MarkdownNumber>
        ),
      }}
    >
      {prose.text}
    </Streamdown>
  );
}

/** A link shows where it goes, and goes there only when a person follows it. */
function PlainLink(props: object) {
  const href = attribute(props, 'href');
  if (!/^https?:\/\//i.test(href)) return <span>{childrenOf(props)}</span>;
  return (
    <a href={href} title={href} target="_blank" rel="noopener noreferrer nofollow">
      {childrenOf(props)}
    </a>
  );
}

function NoImage(props: object) {
  const text = attribute(props, 'alt');
  return text === '' ? null : <span>[{text}]</span>;
}

function attribute(props: object, name: string): string {
  const value: unknown = Reflect.get(props, name);
  return typeof value === 'string' ? value : '';
}

const childrenOf = (props: object): ReactNode => Reflect.get(props, 'children');
