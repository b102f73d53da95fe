import type { TableSchema } from '#lib/datasets/index.ts';
import type { Draft } from '../ground/draft.ts';
import type { Reading } from '../reading.ts';
import { isFollowUp } from './is-follow-up.ts';
import { merge } from './merge.ts';
import { recall } from './recall.ts';

/** The draft of a question that changes the answer before it; null where it asks anew. */
export function followUpDraft(draft: Draft, previous: Reading | null, schema: TableSchema): Draft | null {
  if (previous === null || !isFollowUp(draft)) return null;
  const before = recall(previous, schema, {
    question: draft.question,
    schema,
    index: draft.index,
    terms: [],
  });
  return before ? merge(before, draft, previous.plan) : null;
}
