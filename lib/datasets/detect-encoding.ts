import type { Encoding } from './dialect.ts';
import { fileNotText } from './file-signature.ts';
import type { ImportDecision } from './receipt.ts';
import { createUtf8Check } from './utf8-check.ts';

export type EncodingDecision = {
  encoding: Encoding;
  /** Bytes of the byte order mark. */
  mark: number;
  decision: ImportDecision;
};

/**
 * Decides how bytes are text from several windows of a file, the first of which is its head. Whether UTF-8 holds
 * to the end only the whole file shows: the scan asks again (`settleEncoding`). Fails with `file_not_text`.
 */
export function detectEncoding(windows: readonly Uint8Array[]): EncodingDecision {
  const head = windows[0] ?? new Uint8Array();
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return marked('utf-8', 3);
  if (head[0] === 0xff && head[1] === 0xfe) return marked('utf-16le', 2);
  if (head[0] === 0xfe && head[1] === 0xff) return marked('utf-16be', 2);
  const wide = detectWide(windows);
  if (wide !== null) return wide;
  return settleEncoding(countUtf8(windows), false);
}

/** UTF-8 where characters beyond ASCII are sound more often than not, else Windows-1252. */
export function settleEncoding(
  seen: { sound: number; broken: number; isPartial?: boolean },
  whole: boolean,
  mark = 0,
): EncodingDecision {
  const where = whole ? 'in the whole file' : 'in the parts looked at';
  const { sound, broken } = seen;
  if (broken === 0) {
    const evidence =
      sound === 0
        ? `only ASCII ${where}`
        : `${seen.isPartial ? `characters beyond ASCII, at least ${sound},` : `${sound} characters beyond ASCII`} are sound UTF-8 ${where}`;
    return decided({ encoding: 'utf-8', mark: mark }, sound === 0 && !whole ? 0.9 : 1, evidence);
  }
  if (sound > broken * 4 || mark > 0) {
    return decided(
      { encoding: 'utf-8', mark: mark },
      0.8,
      `${broken} bytes are not UTF-8 and are read as Windows-1252, ${sound} characters are`,
    );
  }
  return decided({ encoding: 'windows-1252', mark: 0 }, 0.9, `${broken} bytes ${where} are not UTF-8`);
}

function countUtf8(windows: readonly Uint8Array[]): { sound: number; broken: number } {
  const total = { sound: 0, broken: 0 };
  for (const [index, window] of windows.entries()) {
    const check = createUtf8Check();
    check.push(index === 0 ? window : skipContinuation(window));
    total.sound += check.seen.sound;
    total.broken += check.seen.broken;
  }
  return total;
}

/** A window may start inside a character. */
function skipContinuation(window: Uint8Array): Uint8Array {
  let at = 0;
  while (at < 3 && ((window[at] ?? 0) & 0xc0) === 0x80) at += 1;
  return window.subarray(at);
}

/** UTF-16 without a mark: zero bytes stand on one side only, as Latin letters, digits and separators have them. */
function detectWide(windows: readonly Uint8Array[]): EncodingDecision | null {
  let even = 0;
  let odd = 0;
  let length = 0;
  for (const window of windows) {
    length += window.length;
    for (let at = 0; at < window.length; at += 1) {
      if (window[at] !== 0) continue;
      if (at % 2 === 0) even += 1;
      else odd += 1;
    }
  }
  const zeros = even + odd;
  if (zeros === 0) return null;
  if (odd > length * 0.2 && even < odd * 0.05) return unmarked('utf-16le', odd, length);
  if (even > length * 0.2 && odd < even * 0.05) return unmarked('utf-16be', even, length);
  if (zeros > Math.max(16, length * 0.001)) {
    throw fileNotText('The file holds binary data, not a table as text.');
  }
  return null;
}

function unmarked(encoding: Encoding, zeros: number, length: number): EncodingDecision {
  const share = Math.round((200 * zeros) / length);
  return decided(
    { encoding, mark: 0 },
    0.9,
    `no mark, but every second byte is zero in ${share} % of the pairs`,
  );
}

function marked(encoding: Encoding, mark: number): EncodingDecision {
  return decided({ encoding, mark }, 1, 'byte order mark');
}

function decided(
  { encoding, mark }: { encoding: Encoding; mark: number },
  confidence: number,
  evidence: string,
): EncodingDecision {
  const others: Record<Encoding, string[]> = {
    'utf-8': ['windows-1252'],
    'windows-1252': ['utf-8'],
    'utf-16le': ['utf-16be'],
    'utf-16be': ['utf-16le'],
  };
  return {
    encoding,
    mark,
    decision: { what: 'encoding', value: encoding, confidence, evidence, alternatives: others[encoding] },
  };
}
