import type { Encoding } from './dialect.ts';

export type Decoder = { push(bytes: Uint8Array): string; finish(): string };

/**
 * Turns bytes that come in pieces into text, without the byte order mark. Bytes that are not UTF-8 in a file
 * that is, are read as Windows-1252, so that nothing is lost.
 */
export function createDecoder(encoding: Encoding): Decoder {
  if (encoding === 'utf-8') return createUtf8Decoder();
  const decoder = new TextDecoder(encoding);
  return {
    push: (bytes) => decoder.decode(bytes, { stream: true }),
    finish: () => decoder.decode(),
  };
}

function createUtf8Decoder(): Decoder {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Uint8Array = new Uint8Array();
  let atStart = true;

  function decode(bytes: Uint8Array, final: boolean): string {
    const all = rest.length === 0 ? bytes : joinBytes(rest, bytes);
    const end = final ? all.length : wholeCharacters(all);
    rest = all.slice(end);
    const text = decodeSome(strict, all.subarray(0, end));
    if (!atStart || text === '') return text;
    atStart = false;
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  return { push: (bytes) => decode(bytes, false), finish: () => decode(new Uint8Array(), true) };
}

function decodeSome(strict: TextDecoder, bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeMixed(strict, bytes);
  }
}

/** Line by line, and in lines that are not sound character by character. */
function decodeMixed(strict: TextDecoder, bytes: Uint8Array): string {
  const parts: string[] = [];
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(10, start);
    const end = found === -1 ? bytes.length : found + 1;
    parts.push(decodeLine(strict, bytes.subarray(start, end)));
    start = end;
  }
  return parts.join('');
}

const latin = new TextDecoder('windows-1252');

function decodeLine(strict: TextDecoder, line: Uint8Array): string {
  try {
    return strict.decode(line);
  } catch {
    return decodeCharacters(strict, line);
  }
}

function decodeCharacters(strict: TextDecoder, line: Uint8Array): string {
  const parts: string[] = [];
  let at = 0;
  while (at < line.length) {
    const size = characterSize(line[at] ?? 0);
    const character = size > 1 ? decodeOrNull(strict, line.subarray(at, at + size)) : null;
    parts.push(character ?? latin.decode(line.subarray(at, at + 1)));
    at += character === null ? 1 : size;
  }
  return parts.join('');
}

function decodeOrNull(strict: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function characterSize(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc2 ? 2 : 1;
}

/** Where the last whole character ends: a piece may cut one in two. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return characterSize(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function joinBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
