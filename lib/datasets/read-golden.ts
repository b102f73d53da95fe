import { createBytesReader } from './bytes-reader.ts';
import { createRowSorter } from './create-row-sorter.ts';
import { createScan } from './create-scan.ts';
import { checkSignature, fileEmpty } from './file-signature.ts';
import { inferColumns } from './infer-columns.ts';
import type { ReadRow } from './row-reader.ts';
import { sniff } from './sniff.ts';

/** For tests: a file's whole reading as plain values, read in pieces of this size. */
export function readGolden(bytes: Uint8Array, pieceSize: number) {
  checkSignature(bytes, bytes.length);
  const sniffed = sniff([{ bytes, atEnd: true }]);
  const { header, dialect, mark, width } = sniffed;
  const sorter = createRowSorter(header);
  const reader = createBytesReader(sniffed);
  const scan = createScan({ dialect, width, mark, skipLines: header.preambleLines + header.headerLines });
  const rows: string[][] = [];
  const take = (read: Iterable<ReadRow>) => {
    for (const row of read) {
      const cells = sorter.sort(row);
      if (cells !== null) rows.push(cells);
    }
  };
  for (let at = 0; at < bytes.length; at += pieceSize) {
    take(reader.push(bytes.subarray(at, at + pieceSize)));
    scan.push(bytes.subarray(at, at + pieceSize));
  }
  take(reader.finish());
  sorter.finish();
  const { account } = sorter;
  if (account.rows === 0 && account.header.count === 0) throw fileEmpty(account);
  const scanned = scan.finish();
  const narrow = sniffed.encoding === 'utf-8' || sniffed.encoding === 'windows-1252';
  return {
    encoding: sniffed.encoding,
    dialect,
    isPlain: narrow && scanned.sane ? { rows: scanned.rows, lines: scanned.lines } : false,
    columns: inferColumns(header.names, rows),
    rows,
    lines: {
      in: account.linesIn,
      continuation: account.continuation.lines,
      quarantined: account.quarantined.lines,
      header: account.header.lines,
      preamble: account.preamble.lines,
      blank: account.blank.lines,
      footer: account.footer.lines,
    },
  };
}
