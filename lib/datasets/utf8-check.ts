/**
 * Follows UTF-8 over bytes that come in pieces: how many characters beyond ASCII are sound and how many bytes are
 * not (overlong forms and surrogates included, as Unicode 3.9, table 3-7 has it).
 */
export function createUtf8Check() {
  const seen = { sound: 0, broken: 0 };
  let missing = 0;
  let low = 0x80;
  let high = 0xbf;

  function push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80 && missing === 0) continue;
      if (missing > 0) follow(byte);
      else lead(byte);
    }
  }

  function follow(byte: number): void {
    if (byte < low || byte > high) {
      seen.broken += 1;
      missing = 0;
      if (byte >= 0x80) lead(byte);
      return;
    }
    low = 0x80;
    high = 0xbf;
    missing -= 1;
    if (missing === 0) seen.sound += 1;
  }

  function lead(byte: number): void {
    low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) missing = 1;
    else if (byte >= 0xe0 && byte <= 0xef) missing = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) missing = 3;
    else seen.broken += 1;
  }

  function finish(): { sound: number; broken: number } {
    if (missing > 0) seen.broken += 1;
    missing = 0;
    return seen;
  }

  return { seen, push, finish };
}
