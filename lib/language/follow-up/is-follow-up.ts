import { type Draft, says } from '../ground/draft.ts';
import type { Meaning } from '../link/term.ts';
import { pointsAtRows, pointsBack } from './points-back.ts';
import {
  asksForEnd,
  countsThings,
  hasMeasure,
  isSplitNumber,
  measuresUnknown,
  namesRows,
} from './reads-whole.ts';

const cues = ['only', 'add', 'remove'] as const;
const swapping =
  /^(and |so |ok |now )?(what|how) about\b|^(and|same|the same) for\b|^(and |now )?the other way/i;
const clause =
  /^and (also )?(what|which|who|whose|how|when|where|show|give|list|find|plot|draw|is|are|was|were|does|do|did|can)\b/i;
const changing = /^(please |now |also |and )?(add|include|remove|drop|hide|replace|swap|exclude)\b/i;
const now = /^now\b|\bnow\s*[.?!]?$/i;
const opening =
  /^(and|also|now|then|what about|how about|what if|same|as an?|in an?|by|per|split|break|group|colou?r|sort|order|facet|stack|only|just|top|bottom|without|with)\b/i;

/**
 * Whether a question changes the answer before it, rather than asking anew: "by region instead", "as a line". A
 * question with a number of its own reads whole, however like the one before it is, unless it says that it changes it.
 */
export function isFollowUp(draft: Draft): boolean {
  if (draft.query !== null || draft.cut !== null || draft.picked !== null) return false;
  const question = draft.question.trim();
  if (
    says(draft, 'instead') ||
    swapping.test(question) ||
    (/^and\b/i.test(question) && !clause.test(question))
  )
    return true;
  if (asksForEnd(draft)) return true;
  if (hasMeasure(draft)) return changesMeasure(draft, question);
  if (isSplitNumber(draft)) return false;
  if (cues.some((cue) => says(draft, cue)) || changing.test(question) || now.test(question)) return true;
  return changesSplit(draft, question);
}

/** A number of its own that is to be told of what is there: "add the mean sugar", "their median", "now the sum". */
function changesMeasure(draft: Draft, question: string): boolean {
  if (changing.test(question) || pointsAtRows(draft)) return true;
  return now.test(question) && namedColumns(draft) === 0 && !countsThings(draft);
}

function changesSplit(draft: Draft, question: string): boolean {
  const columns = namedColumns(draft);
  if (measuresUnknown(draft) || (draft.top?.rows && says(draft, 'rows'))) return false;
  if (columns === 0 && !namesRows(draft) && changesAPart(draft)) return true;
  if (columns <= 1 && draft.measures.length === 0 && opening.test(question)) return true;
  return pointsBack(draft) && columns <= 2;
}

function namedColumns(draft: Draft): number {
  const { x, y, color, facet } = draft.channels;
  return new Set(
    [x, y, color, facet, ...draft.uses.map((use) => use.column)].filter((column) => column !== null),
  ).size;
}

/** Something to change, without a column or a count of its own. */
function changesAPart(draft: Draft): boolean {
  const parts: Meaning['kind'][] = [
    'mark',
    'sort',
    'direction',
    'aggregate',
    'top',
    'stack',
    'share',
    'timeUnit',
    'time',
    'bin',
    'value',
    'date',
  ];
  if (says(draft, 'which')) return false;
  return parts.some((kind) => says(draft, kind)) || draft.filters.length > 0;
}
