import { literals } from '../literals.ts';
import { read } from '../read.ts';
import type { Read, Reading } from '../reading.ts';
import { lookUp, orchard } from './orchard.ts';

/** Reads the questions of a conversation one after the other; the reading of the last. */
export function converse(questions: readonly string[]): Read {
  const schemas = [orchard];
  let previous: Reading | null = null;
  let last = read({ question: '', schemas, matches: [], previous });
  for (const question of questions) {
    last = read({ question, schemas, matches: lookUp(literals(question, schemas)), previous });
    if (last.kind === 'reading') previous = last.reading;
  }
  return last;
}
