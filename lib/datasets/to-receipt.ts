import type { InferredColumn } from './infer-columns.ts';
import type { LineAccount } from './line-account.ts';
import type { ImportDecision, Receipt } from './receipt.ts';

export type ReceiptFacts = {
  file: string;
  sha256: string;
  bytes: number;
  account: LineAccount;
  decisions: readonly ImportDecision[];
  columns: Receipt['columns'];
};

/** The receipt of an import. */
export function toReceipt({ file, sha256, bytes, account, decisions, columns }: ReceiptFacts): Receipt {
  return {
    file,
    sha256,
    bytes,
    lines_in: account.linesIn,
    rows_loaded: account.rows,
    continuation_lines: account.continuation,
    rows_quarantined: account.quarantined,
    header_lines: account.header,
    preamble_lines: account.preamble,
    blank_lines: account.blank,
    footer_lines: account.footer,
    decisions: [...decisions],
    columns,
  };
}

/** What the columns' notation says about the file as a whole. */
export function columnDecisions(columns: readonly InferredColumn[]): ImportDecision[] {
  return [decimalMark(columns), dateOrder(columns), nullMarkers(columns)];
}

function decimalMark(columns: readonly InferredColumn[]): ImportDecision {
  const numbers = columns.filter((column) => column.decimalMark !== undefined);
  const commas = numbers.filter((column) => column.decimalMark === ',');
  const unclear = numbers.filter((column) => column.ambiguous).map((column) => column.name);
  return {
    what: 'decimal_mark',
    value: numbers.length === 0 ? null : commas.length > 0 ? ',' : '.',
    confidence: numbers.length === 0 || unclear.length > 0 ? 0.6 : 0.95,
    evidence:
      unclear.length > 0
        ? `both marks fit ${unclear.slice(0, 3).join(', ')}`
        : `${commas.length} of ${numbers.length} number columns have a decimal comma`,
    alternatives: commas.length > 0 ? ['.'] : [','],
  };
}

function dateOrder(columns: readonly InferredColumn[]): ImportDecision {
  const dates = columns.filter((column) => column.order !== null);
  const unclear = dates.filter((column) => column.ambiguous).map((column) => column.name);
  const [first] = dates;
  return {
    what: 'date_order',
    value: first?.order ?? null,
    confidence: unclear.length > 0 ? 0.5 : 0.95,
    evidence:
      first === undefined
        ? 'no column has dates that could be read in two ways'
        : unclear.length > 0
          ? `no day above 12 in ${unclear.slice(0, 3).join(', ')}`
          : `a number above 12 tells day from month in ${first.name}`,
    alternatives: first === undefined ? [] : first.order === 'dmy' ? ['mdy'] : ['dmy'],
  };
}

function nullMarkers(columns: readonly InferredColumn[]): ImportDecision {
  const markers = [...new Set(columns.flatMap((column) => column.nullMarkers ?? []))];
  return {
    what: 'null_markers',
    value: ['', ...markers],
    confidence: 0.9,
    evidence: markers.length === 0 ? 'empty cells only' : 'words among the values of their columns',
    alternatives: [],
  };
}
