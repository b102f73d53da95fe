import type { TableSchema } from '#lib/datasets/index.ts';
import { type Draft, says } from '../ground/draft.ts';
import type { Reading } from '../reading.ts';
import { isFollowUp } from './is-follow-up.ts';
import { merge } from './merge.ts';
import { asksForEnd, asksHowMany } from './reads-whole.ts';
import { recall } from './recall.ts';

/** The draft of a question that changes the answer before it; null where it asks anew. */
export function followUpDraft(draft: Draft, previous: Reading | null, schema: TableSchema): Draft | null {
  if (previous === null) return null;
  const { query, filters, limit } = previous.plan;
  if (query.kind === 'rows' && limit === null && asksHowMany(draft))
    return { ...draft, filters: [...filters, ...draft.filters] };
  if (!isFollowUp(draft)) return null;
  const before = recall(previous, schema, {
    question: draft.question,
    schema,
    index: draft.index,
    terms: [],
  });
  if (before === null) return null;
  if (!asksForEnd(draft)) return merge(before, draft, previous.plan);
  return ofPresentGroups(before, draft) ? merge(before, endAsTop(draft, before), previous.plan) : null;
}

/** Groups with a measure, one of which stands at the end of the scale. */
function ofPresentGroups(before: Draft, change: Draft): boolean {
  return (
    before.measures.length > 0 && (before.uses.length > 0 || change.uses.length > 0) && before.having === null
  );
}

/** As many as before where only the end is named: "and the lowest". */
function endAsTop(draft: Draft, before: Draft): Draft {
  const direction = draft.extreme?.direction ?? 'descending';
  const count = says(draft, 'which') ? 1 : (before.top?.count ?? 1);
  return { ...draft, extreme: null, top: { count, direction, rows: false, place: -1 } };
}
