import type { TableSchema } from '#lib/datasets/index.ts';
import type { LiteralMatch } from '../reading.ts';
import { type Token, tokenise } from '../text/tokenise.ts';
import { bestCover } from './best-cover.ts';
import type { Candidate } from './candidate.ts';
import { columnCandidates } from './column-candidates.ts';
import { type ColumnIndex, columnIndex } from './column-index.ts';
import { findEntities } from './find-entities.ts';
import { numberCandidates } from './number-candidates.ts';
import { phraseCandidates } from './phrase-candidates.ts';
import { settleHomographs } from './settle-homographs.ts';
import { settleLightWords } from './settle-light-words.ts';
import type { Term } from './term.ts';
import { valueCandidates } from './value-candidates.ts';

export type Linked = { question: string; schema: TableSchema; index: ColumnIndex; terms: Term[] };

/** Cuts a question into terms: the cover of its words by columns, values, numbers and phrases that weighs most. */
export function link(question: string, schema: TableSchema, matches: readonly LiteralMatch[]): Linked {
  const tokens = tokenise(question);
  const index = columnIndex(schema);
  const candidates = [
    ...phraseCandidates(tokens),
    ...columnCandidates(tokens, index, question),
    ...valueCandidates(question, tokens, { schema, matches }),
    ...numberCandidates(tokens),
  ];
  const terms = settleHomographs(
    withGaps(bestCover(candidates, tokens.length), tokens, question),
    candidates,
  );
  return { question, schema, index, terms: settleLightWords(findEntities(terms, index, schema.table)) };
}

function withGaps(cover: readonly Candidate[], tokens: readonly Token[], question: string): Term[] {
  const terms: Term[] = [];
  let place = 0;
  for (const chosen of cover) {
    for (; place < chosen.from; place += 1) terms.push(gap(tokens, place));
    const text = question.slice(tokens[chosen.from]?.start, tokens[chosen.to - 1]?.end);
    terms.push({ from: chosen.from, to: chosen.to, text, meaning: chosen.meaning });
    place = chosen.to;
  }
  for (; place < tokens.length; place += 1) terms.push(gap(tokens, place));
  return terms;
}

function gap(tokens: readonly Token[], place: number): Term {
  const token = tokens[place];
  const text = token?.text ?? '';
  return { from: place, to: place + 1, text, meaning: gapMeaning(token) };
}

function gapMeaning(token: Token | undefined): Term['meaning'] {
  if (token?.kind !== 'mark') return { kind: 'unknown' };
  if (token.text === ',' || token.text === '(' || token.text === ')' || token.text === '/')
    return { kind: 'comma' };
  return '.?;:!'.includes(token.text) ? { kind: 'stop' } : { kind: 'noise' };
}
