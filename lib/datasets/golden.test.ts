import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { PlotlineError } from '#lib/base/index.ts';
import { readGolden } from './read-golden.ts';

const folder = new URL('./golden/', import.meta.url);
const cases = (await readdir(folder)).filter((name) => !name.startsWith('.'));

describe.each(cases)('%s', async (name) => {
  const bytes = await readFile(new URL(`${name}/input.csv`, folder));

  test('is read as expected', async () => {
    const expected: unknown = JSON.parse(await readFile(new URL(`${name}/expected.json`, folder), 'utf8'));
    expect(outcomeOf(bytes, bytes.length)).toEqual(expected);
  });

  test('is read the same in whatever pieces it comes', () => {
    const whole = outcomeOf(bytes, bytes.length);
    if ('error' in whole) return;
    for (const size of [1, 2, 7, 64]) expect(outcomeOf(bytes, size)).toEqual(whole);
  });

  test('has every physical line in one place', () => {
    const outcome = outcomeOf(bytes, bytes.length);
    if ('error' in outcome) return;
    const { lines } = outcome;
    const terms = [
      lines.continuation,
      lines.quarantined,
      lines.header,
      lines.preamble,
      lines.blank,
      lines.footer,
    ];
    const listed = terms.flat();
    expect(new Set(listed).size).toBe(listed.length);
    expect(outcome.rows.length + listed.length).toBe(lines.in);
    expect(lines.in).toBe(countLines(bytes, outcome.encoding));
  });
});

function outcomeOf(bytes: Uint8Array, pieceSize: number) {
  try {
    return readGolden(bytes, pieceSize);
  } catch (error) {
    if (PlotlineError.is(error)) return { error: error.code, message: error.message };
    throw error;
  }
}

/** Every LF, CRLF and CR ends a line; what stands behind the last of them is one more. */
function countLines(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes);
  const ends = text.match(/\r\n|\r|\n/g)?.length ?? 0;
  return /[\r\n]$/.test(text) ? ends : ends + 1;
}
