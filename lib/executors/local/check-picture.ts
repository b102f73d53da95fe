const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const mostSide = 8192;
const mostPixels = 40_000_000;

/** Width and height of a PNG that is safe to show, or why it is left out. The header is at the place PNG says (5.6). */
export function checkPicture(bytes: Buffer): { width: number; height: number } | string {
  const isPicture =
    bytes.length > 33 &&
    bytes.subarray(0, 8).equals(signature) &&
    bytes.readUInt32BE(8) === 13 &&
    bytes.toString('latin1', 12, 16) === 'IHDR';
  if (!isPicture) return 'A picture was left out: it is not a PNG.';
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const fits = width > 0 && height > 0 && Math.max(width, height) <= mostSide && width * height <= mostPixels;
  if (!fits)
    return `A picture of ${width} × ${height} pixels was left out: at most ${mostSide} on a side and 40 million in all.`;
  return { width, height };
}
