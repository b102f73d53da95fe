'use client';

import dynamic from 'next/dynamic';
import { memo } from 'react';
import type { Block } from '#lib/client/index.ts';
import { Question } from './question.tsx';

const Answer = dynamic(() => import('#components/answer/answer.tsx'));
const DatasetIntroduction = dynamic(() => import('#components/data/dataset-introduction.tsx'));

/** `maySuggest`: whether questions to ask next belong under it. */
type ConversationBlockProps = { block: Block; maySuggest: boolean };

export const ConversationBlock = memo(function ConversationBlock({
  block,
  maySuggest,
}: ConversationBlockProps) {
  switch (block.kind) {
    case 'question':
      return <Question question={block} />;
    case 'answer':
      return <Answer answer={block} maySuggest={maySuggest} />;
    case 'dataset':
      return <DatasetIntroduction dataset={block} maySuggest={maySuggest} />;
  }
});
