import { type Draft, says } from '../ground/draft.ts';
import type { Meaning } from '../link/term.ts';

const cues = ['instead', 'only', 'add', 'remove'] as const;
const pronoun = /\b(it|this|that|them|these|those|their|same|again)\b/i;
const opening =
  /^(and|also|now|then|what about|how about|what if|same|as an?|in an?|by|per|split|break|group|colou?r|sort|order|facet|stack|only|just|top|bottom|without|with)\b/i;

/** Whether a question changes the answer before it, rather than asking anew: "by region instead", "as a line". */
export function isFollowUp(draft: Draft): boolean {
  if (draft.query !== null) return false;
  if (
    cues.some((cue) => says(draft, cue)) ||
    /^(and |so |ok |now )?(what|how) about\b|^and for\b|^now\b|\bnow\s*[.?!]?$/i.test(draft.question.trim())
  )
    return true;
  const columns = namedColumns(draft);
  if (columns === 0 && changesAPart(draft)) return true;
  if (columns <= 1 && draft.measures.length === 0 && opening.test(draft.question.trim())) return true;
  return (
    pronoun.test(draft.question) && draft.measures.every((measure) => measure.column === null) && columns <= 2
  );
}

function namedColumns(draft: Draft): number {
  const { x, y, color, facet } = draft.channels;
  return new Set(
    [x, y, color, facet, ...draft.uses.map((use) => use.column)].filter((column) => column !== null),
  ).size;
}

/** Something to change, without a column or a count of its own. */
function changesAPart(draft: Draft): boolean {
  const counts =
    draft.measures.some((measure) => measure.aggregate === 'count') &&
    draft.terms.some(({ meaning }) => meaning.kind === 'count');
  const parts: Meaning['kind'][] = [
    'mark',
    'sort',
    'direction',
    'aggregate',
    'top',
    'stack',
    'timeUnit',
    'time',
    'bin',
    'value',
    'date',
  ];
  if (counts || says(draft, 'which')) return false;
  return parts.some((kind) => says(draft, kind)) || draft.filters.length > 0;
}
