import { expect, test } from 'vitest';
import { createScan } from './create-scan.ts';
import { plainDialect } from './dialect.ts';

const crlf = { ...plainDialect, lineEnd: '\r\n' } as const;

function scan(text: string, options: { size?: number; dialect?: typeof plainDialect | typeof crlf } = {}) {
  const bytes = new TextEncoder().encode(text);
  const { size = bytes.length, dialect = plainDialect } = options;
  const scanned = createScan({ dialect, width: 2, skipLines: 1, mark: 0 });
  for (let at = 0; at < bytes.length; at += size) scanned.push(bytes.subarray(at, at + size));
  const { sample, ...outcome } = scanned.finish();
  return outcome;
}

const plain = 'a,b\n1,"x\ny ""z"""\n22,\n"",3';

test.each([1, 2, 3, 5, 8, 13, 100])('counts rows and lines of a plain file in pieces of %i', (size) => {
  const outcome = {
    sane: true,
    trouble: null,
    lines: 5,
    rows: 3,
    longestRow: 14,
    continuation: { count: 1, lines: [3] },
  };
  expect(scan(plain, { size })).toEqual(outcome);
});

test('takes CRLF where it is the line end', () => {
  const { sane, rows, lines } = scan('a,b\r\n1,"x\r\ny"\r\n2,3\r\n', { dialect: crlf });
  expect({ sane, rows, lines }).toEqual({ sane: true, rows: 2, lines: 4 });
});

test.each([
  ['a,b\n1,2\n1,2,3\n', '3 cells where 2 are usual', 3],
  ['a,b\n1\n', '1 cells where 2 are usual', 2],
  ['a,b\n1,2\n\n3,4\n', 'a blank line', 3],
  ['a,b\n1,x"y\n', 'a quote inside an unquoted cell', 2],
  ['a,b\n1,"x"y\n', 'text after a closing quote', 2],
  ['a,b\n1,"x\ny\n', 'a quote that is never closed', 4],
  ['a,b\n1,2\r\n', 'a line end unlike the others', 2],
  ['a,b\n1,\0\n', 'a NUL byte', 2],
  ['a,b\n1,2\na,b\n', 'the header again', 3],
])('stops at what a strict reader could see otherwise: %j', (text, what, line) => {
  for (const size of [1, 3, 100]) expect(scan(text, { size }).trouble).toEqual({ what, line });
});

test('keeps whole rows from all over the file as a sample', () => {
  const scanned = createScan({ dialect: plainDialect, width: 2, skipLines: 1, mark: 0 });
  const rows = Array.from({ length: 30_000 }, (_, index) => `${index},x\n`).join('');
  scanned.push(new TextEncoder().encode(`a,b\n${rows}`));
  const sample = scanned.finish().sample.map((bytes) => new TextDecoder().decode(bytes));
  expect([sample.length, sample[0], sample.at(-1)]).toEqual([7500, '3,x', '29999,x']);
});
