import type { TableSchema } from '#lib/datasets/index.ts';
import { alternatives } from './alternatives.ts';
import { asksForProof, howToCheck } from './follow-up/asks-for-proof.ts';
import { followUpDraft } from './follow-up/follow-up-draft.ts';
import { saysTheSame } from './follow-up/says-the-same.ts';
import { assemble } from './ground/assemble.ts';
import { createDraft, type Draft } from './ground/draft.ts';
import { finish } from './ground/finish.ts';
import { reasonToDecline } from './ground/refuse.ts';
import { takeRelativeTime } from './ground/relative-time.ts';
import { takeAmounts } from './ground/take-amounts.ts';
import { takeChart } from './ground/take-chart.ts';
import { takeColumns } from './ground/take-columns.ts';
import { takeFilters } from './ground/take-filters.ts';
import { takeHaving } from './ground/take-having.ts';
import { takeMeasures } from './ground/take-measures.ts';
import { takePlaces } from './ground/take-places.ts';
import { takeSort } from './ground/take-sort.ts';
import { takeSortKeys } from './ground/take-sort-keys.ts';
import { takeSpan } from './ground/take-span.ts';
import { takeTableQuestions } from './ground/take-table-questions.ts';
import { takeBins, takeTimeUnits } from './ground/take-time.ts';
import { takeTop } from './ground/take-top.ts';
import { refuseMeaning } from './ground/word-meaning.ts';
import { link } from './link/link.ts';
import type { LiteralMatch, Read, Reading } from './reading.ts';
import { type Noted, splitNotes } from './split-notes.ts';
import { readAtLength, readStatistics } from './statistics/read-statistics.ts';
import { suggestQuestions } from './suggest/suggest-questions.ts';

const changesNothing = /\binstead\b|\bnow,? change|^(now,? )?change (it|the|that)\b/i;

/** Reads a question against one table, as a change of the answer before it where it is one. */
export function readTable(
  question: string,
  schema: TableSchema,
  known: { matches: readonly LiteralMatch[]; previous: Reading | null },
): Read {
  const unanswerable = asksForProof(question) ? howToCheck : refuseMeaning(question, schema);
  if (unanswerable !== null) return declined(unanswerable, schema);
  const statistics = readStatistics(question, schema, known.matches);
  if (statistics !== null) return statistics;
  const noted = splitNotes(question);
  const alone = withNotes(understand(noted.question, schema, known.matches), noted);
  if (known.previous === null && changesNothing.test(question)) {
    alone.refusal = 'There is no earlier answer to change. Ask the whole question.';
  }
  const draft = followUpDraft(alone, known.previous, schema) ?? alone;
  const shape = assemble(draft);
  const reason = reasonToDecline(draft, shape);
  if (reason !== null || shape === null) {
    const atLength = draft === alone ? readAtLength(question, schema, known.matches) : null;
    if (atLength !== null) return atLength;
    return declined(reason ?? '', schema);
  }
  const { plan, chart } = finish(draft, shape);
  const unused = unusedWords(draft);
  const before = draft === alone ? null : known.previous;
  const same = before === null ? null : saysTheSame({ plan, chart, unused }, before, alone);
  if (same !== null) return declined(same, schema);
  return {
    kind: 'reading',
    reading: {
      plan,
      chart,
      unused,
      alternatives: alternatives(draft, plan, schema),
      ordered: plan.sort.length > 0,
    },
  };
}

function declined(reason: string, schema: TableSchema): Read {
  return { kind: 'declined', refusal: { reason, suggestions: suggestQuestions([schema]).slice(0, 3) } };
}

function withNotes(draft: Draft, { obstacle, ofPopulation }: Noted): Draft {
  const refusal =
    obstacle === null
      ? draft.refusal
      : `This note changes the calculation in a way that isn’t understood yet: “${obstacle.trim()}”`;
  const measures = draft.measures.map((measure) =>
    ofPopulation && measure.aggregate === 'stddev'
      ? { ...measure, aggregate: 'stddev_population' as const }
      : measure,
  );
  return { ...draft, refusal, measures };
}

/** The terms of a question taken step by step; each step leaves to the next what it does not understand. */
export function understand(question: string, schema: TableSchema, matches: readonly LiteralMatch[]): Draft {
  const draft = createDraft(link(question, schema, matches));
  takePlaces(draft);
  takeSpan(draft);
  takeRelativeTime(draft);
  takeSortKeys(draft);
  takeSort(draft);
  takeBins(draft);
  takeTop(draft);
  takeHaving(draft);
  takeFilters(draft);
  takeChart(draft);
  takeAmounts(draft);
  takeMeasures(draft);
  takeTimeUnits(draft);
  takeColumns(draft);
  takeTableQuestions(draft);
  return draft;
}

function unusedWords(draft: Draft): string[] {
  return draft.terms.flatMap((term, place) =>
    (term.meaning.kind === 'unknown' && !draft.used.has(place)) || isNoun(draft, place) ? [term.text] : [],
  );
}

/** "the cost of compute": a thing, though the word is a verb that asks for nothing elsewhere. */
function isNoun({ terms }: Draft, place: number): boolean {
  const verb = /^(compute|report|display|present|view|picture|figure)$/i.test(terms[place]?.text ?? '');
  return verb && terms[place]?.meaning.kind === 'noise' && /^of$/i.test(terms[place - 1]?.text ?? '');
}
