import { isAscii, isUtf8 } from 'node:buffer';
import { createUtf8Check } from '#lib/datasets/index.ts';

/**
 * Follows whether bytes in pieces are UTF-8. What a piece's first 64 KB show stands for its sound characters; only
 * a piece that is not UTF-8 is looked at byte by byte.
 */
export function createEncodingWatch() {
  const seen = { sound: 0, broken: 0 };
  let rest: Uint8Array = new Uint8Array();

  function push(piece: Uint8Array): void {
    if (rest.length === 0 && isAscii(piece)) return;
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = lastWhole(bytes);
    rest = bytes.slice(end);
    look(bytes.subarray(0, end));
  }

  function look(bytes: Uint8Array): void {
    const check = createUtf8Check();
    check.push(isUtf8(bytes) ? bytes.subarray(0, 64 * 1024) : bytes);
    seen.sound += check.seen.sound;
    seen.broken += check.seen.broken;
  }

  function finish(): { sound: number; broken: number } {
    look(rest);
    if (rest.length > 0) seen.broken += 1;
    rest = new Uint8Array();
    return seen;
  }

  return { push, finish };
}

/** Where the last whole character ends: a piece may cut one in two. */
function lastWhole(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc2) return sizeOf(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function sizeOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
