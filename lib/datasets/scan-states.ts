import type { Dialect } from './dialect.ts';

/** What a byte can be to a scan. */
export const byteClass = {
  ordinary: 0,
  delimiter: 1,
  lineFeed: 2,
  carriageReturn: 3,
  quote: 4,
  nul: 5,
} as const;

/** Where a scan can be. */
export const scanState = {
  rowStart: 0,
  cellStart: 1,
  plain: 2,
  quoted: 3,
  afterQuote: 4,
  afterReturn: 5,
} as const;

/** What a step does besides; the next state is in the three lowest bits. */
export const scanAction = { none: 0, nextCell: 8, endRow: 16, lineInQuotes: 24, fail: 32 } as const;

export function classTable({ delimiter, quote }: Dialect): Uint8Array {
  const classes = new Uint8Array(256);
  classes[delimiter.charCodeAt(0)] = byteClass.delimiter;
  classes[10] = byteClass.lineFeed;
  classes[13] = byteClass.carriageReturn;
  classes[0] = byteClass.nul;
  if (quote !== null) classes[quote.charCodeAt(0)] = byteClass.quote;
  return classes;
}

/** Step by state and class (`state * 8 + class`); what is not written out fails. */
export function stepTable(lineEnd: '\n' | '\r\n'): Uint8Array {
  const steps = new Uint8Array(64).fill(scanAction.fail);
  const put = (state: number, kind: number, step: number) => {
    steps[state * 8 + kind] = step;
  };
  const { rowStart, cellStart, plain, quoted, afterQuote, afterReturn } = scanState;
  const { ordinary, delimiter, lineFeed, carriageReturn, quote } = byteClass;
  for (const state of [rowStart, cellStart, plain]) put(state, ordinary, plain);
  for (const state of [rowStart, cellStart, afterQuote]) put(state, quote, quoted);
  for (const state of [rowStart, cellStart, plain, afterQuote]) {
    put(state, delimiter, cellStart | scanAction.nextCell);
  }
  for (const state of [cellStart, plain, afterQuote]) {
    if (lineEnd === '\n') put(state, lineFeed, rowStart | scanAction.endRow);
    else put(state, carriageReturn, afterReturn);
  }
  if (lineEnd === '\r\n') put(afterReturn, lineFeed, rowStart | scanAction.endRow);
  for (const kind of [ordinary, delimiter, carriageReturn]) put(quoted, kind, quoted);
  put(quoted, lineFeed, quoted | scanAction.lineInQuotes);
  put(quoted, quote, afterQuote);
  return steps;
}

/** Why a step fails, for the receipt. */
export function whyFailed(state: number, kind: number): string {
  if (kind === byteClass.nul) return 'a NUL byte';
  if (state === scanState.afterQuote) return 'text after a closing quote';
  if (kind === byteClass.quote) return 'a quote inside an unquoted cell';
  return state === scanState.rowStart ? 'a blank line' : 'a line end unlike the others';
}
