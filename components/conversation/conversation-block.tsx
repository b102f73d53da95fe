'use client';

import dynamic from 'next/dynamic';
import { memo } from 'react';
import type { Block } from '#lib/client/index.ts';
import { Question } from './question.tsx';

const Answer = dynamic(() => import('#components/answer/answer.tsx'));
const DatasetIntroduction = dynamic(() => import('#components/data/dataset-introduction.tsx'));

type ConversationBlockProps = { block: Block; isNewest: boolean };

export const ConversationBlock = memo(function ConversationBlock({
  block,
  isNewest,
}: ConversationBlockProps) {
  switch (block.kind) {
    case 'question':
      return <Question question={block} />;
    case 'answer':
      return <Answer answer={block} isNewest={isNewest} />;
    case 'dataset':
      return <DatasetIntroduction dataset={block} isNewest={isNewest} />;
  }
});
