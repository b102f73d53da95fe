import { createDecoder } from './create-decoder.ts';
import { detectDialect } from './detect-dialect.ts';
import { detectEncoding, type EncodingDecision } from './detect-encoding.ts';
import { detectHeader, type HeaderDecision } from './detect-header.ts';
import type { Dialect, Encoding } from './dialect.ts';
import type { ImportDecision } from './receipt.ts';

/** A part of a file. Windows after the first start anywhere, at an even offset. */
export type SniffWindow = { bytes: Uint8Array; atEnd: boolean };

/** How a file is to be read, decided from windows of it. */
export type Sniff = {
  encoding: Encoding;
  /** Bytes of the byte order mark. */
  mark: number;
  dialect: Dialect;
  width: number;
  header: HeaderDecision;
  decisions: ImportDecision[];
};

/** Decides encoding, dialect and header. The first window is the file's head. Fails with `file_not_text`. */
export function sniff(windows: readonly SniffWindow[]): Sniff {
  const encoding = detectEncoding(windows.map((window) => window.bytes));
  return sniffAs(windows, encoding);
}

/** The same once the encoding is known. */
export function sniffAs(windows: readonly SniffWindow[], encoding: EncodingDecision): Sniff {
  const texts = windows.map((window, index) => wholeLines(window, index === 0, encoding));
  const { dialect, width, decisions } = detectDialect(texts);
  const header = detectHeader(texts[0] ?? '', dialect, width);
  return {
    encoding: encoding.encoding,
    mark: encoding.mark,
    dialect,
    width: header.width,
    header,
    decisions: [encoding.decision, ...decisions, header.decision],
  };
}

/** The window's text without the lines that its ends cut. */
function wholeLines(window: SniffWindow, atHead: boolean, { encoding, mark }: EncodingDecision): string {
  const decoder = createDecoder(encoding);
  const text = decoder.push(window.bytes.subarray(atHead ? mark : 0)) + decoder.finish();
  const start = atHead ? 0 : text.search(/[\r\n]/) + 1;
  if (window.atEnd) return text.slice(start);
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  return end > start ? text.slice(start, end) : atHead ? text : '';
}
