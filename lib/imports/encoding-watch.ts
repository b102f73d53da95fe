import { isAscii, isUtf8 } from 'node:buffer';
import { createUtf8Check } from '#lib/datasets/index.ts';

const fewBytes = 64 * 1024;

/** Characters beyond ASCII, and bytes that are none of UTF-8; where `isPartial`, at least as many characters. */
export type EncodingSeen = { sound: number; broken: number; isPartial?: boolean };

/**
 * Follows whether bytes in pieces are UTF-8. The sound characters of a long piece are counted in its first 64 KB;
 * only a piece that is not UTF-8 is looked at byte by byte.
 */
export function createEncodingWatch() {
  const seen: EncodingSeen = { sound: 0, broken: 0 };
  let rest: Uint8Array = new Uint8Array();

  function push(piece: Uint8Array): void {
    if (rest.length === 0 && isAscii(piece)) return;
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = lastWhole(bytes);
    rest = bytes.slice(end);
    look(bytes.subarray(0, end));
  }

  function look(bytes: Uint8Array): void {
    const isSampled = bytes.length > fewBytes && isUtf8(bytes);
    if (isSampled) seen.isPartial = true;
    const check = createUtf8Check();
    check.push(isSampled ? bytes.subarray(0, fewBytes) : bytes);
    seen.sound += isSampled ? Math.max(1, check.seen.sound) : check.seen.sound;
    seen.broken += check.seen.broken;
  }

  function finish(): EncodingSeen {
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
