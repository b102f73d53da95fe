import { PlotlineError } from '#lib/base/browser.ts';
import { emptyAccount, type LineAccount } from './line-account.ts';

type Signature = { bytes: readonly number[]; kind: string; advice: string };

const spreadsheet = 'Open it in your spreadsheet program, choose "Save as CSV", and upload that file.';
const unpack = 'Unpack it and upload the CSV file inside.';
const notTable = 'Upload a CSV, TSV or other delimited text file.';

const signatures: readonly Signature[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'a PNG image', advice: notTable },
  { bytes: [0xff, 0xd8, 0xff], kind: 'a JPEG image', advice: notTable },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'a GIF image', advice: notTable },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], kind: 'a PDF document', advice: notTable },
  { bytes: [0x1f, 0x8b], kind: 'a gzip archive', advice: unpack },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], kind: 'a zstd archive', advice: unpack },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], kind: 'an xz archive', advice: unpack },
  { bytes: [0x42, 0x5a, 0x68], kind: 'a bzip2 archive', advice: unpack },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: 'a 7z archive', advice: unpack },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'an old Excel workbook (.xls)', advice: spreadsheet },
  {
    bytes: [0x50, 0x41, 0x52, 0x31],
    kind: 'a Parquet file',
    advice: 'Export it as CSV, and upload that file.',
  },
  {
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    kind: 'a SQLite database',
    advice: 'Export a table as CSV.',
  },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], kind: 'a program', advice: notTable },
];

/**
 * Refuses what is no text by its first bytes, whatever its name ends in. Fails with `file_empty` and
 * `file_not_text`.
 */
export function checkSignature(head: Uint8Array, size: number): void {
  if (size === 0) throw fileEmpty();
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) throw zipped(head);
  const found = signatures.find(({ bytes }) => startsWith(head, bytes));
  if (found !== undefined) throw fileNotText(`This is ${found.kind}, not a table as text.`, found.advice);
}

/** The account says which lines there were, where there were any. */
export function fileEmpty(account: LineAccount = emptyAccount()): PlotlineError {
  return new PlotlineError(
    'file_empty',
    'The file is empty: it has no rows. Check that the export finished, then upload it again.',
    { details: { account } },
  );
}

export function fileNotText(what: string, advice = notTable): PlotlineError {
  return new PlotlineError('file_not_text', `${what} ${advice}`);
}

function zipped(head: Uint8Array): PlotlineError {
  const names = new TextDecoder('latin1').decode(head.subarray(0, 4096));
  if (/xl\/|\[Content_Types\]|worksheets|workbook/.test(names)) {
    return fileNotText('This is an Excel workbook (.xlsx), not a table as text.', spreadsheet);
  }
  return fileNotText('This is a ZIP archive, not a table as text.', unpack);
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return head.length >= bytes.length && bytes.every((byte, index) => head[index] === byte);
}
