import { formatProse } from '#lib/base/index.ts';
import type { Cell } from '#lib/datasets/index.ts';
import type { NamedResult, TurnResults } from './turn-results.ts';

/** Shown where a reference names no cell. */
export const noCell = '[no such value]';

/**
 * Fills references in streamed text: `{{r1.2.mean Price}}` is the cell of the Result r1, second row, column
 * `mean Price`; without a row, the first. What may be the beginning of a reference is held back until it is
 * known.
 */
export class ReferenceFiller {
  readonly #results: TurnResults;
  #held = '';

  constructor(results: TurnResults) {
    this.#results = results;
  }

  /** The text that is certain so far. */
  push(text: string): string {
    const pending = this.#held + text;
    const cut = openReference(pending);
    this.#held = pending.slice(cut);
    return this.#fill(pending.slice(0, cut));
  }

  /** What was held back, at the end of the text. */
  end(): string {
    const rest = this.#held;
    this.#held = '';
    return this.#fill(rest);
  }

  #fill(text: string): string {
    return text.replace(/\{\{([^{}\n]{1,300})\}\}/g, (_whole, reference: string) =>
      resolve(reference.trim(), this.#results),
    );
  }
}

const longest = 310;

/** Where an unfinished reference begins; the text's length where there is none. */
function openReference(text: string): number {
  const open = text.lastIndexOf('{{');
  if (open >= 0 && !text.slice(open).includes('}}') && text.length - open < longest) return open;
  return text.endsWith('{') ? text.length - 1 : text.length;
}

function resolve(reference: string, results: TurnResults): string {
  const [, label = '', row, column = ''] = /^(r\d+)\.(?:(\d+)\.)?(.+)$/.exec(reference) ?? [];
  const named = results.find(label === '' ? 'none' : label);
  const value = named && findCell(named, Number(row ?? 1), column);
  return value === undefined ? noCell : cellWords(value);
}

function findCell({ result }: NamedResult, row: number, column: string): Cell | undefined {
  const exact = result.columns.findIndex(({ name }) => name === column);
  const place =
    exact >= 0
      ? exact
      : result.columns.findIndex(({ name }) => name.toLowerCase() === column.trim().toLowerCase());
  return place < 0 ? undefined : result.rows[row - 1]?.[place];
}

function cellWords(value: Cell): string {
  if (value === null) return 'missing';
  return typeof value === 'number' ? formatProse(value) : plainWords(String(value));
}

/** The answer is markdown, and a cell must not write any of it: no link, no code, no line of its own. */
function plainWords(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return /[`[\]<]/.test(line) ? line.replace(/[\\`[\]<]/g, '\\$&') : line;
}
