const start = '<!-- rooms: made by `node scripts/draw-rooms.ts` -->\n';
const end = '<!-- end of rooms -->';

/** The README with `drawing` between its two marks; throws when it has none. */
export function insertDrawing(readme: string, drawing: string): string {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from === -1 || to < from) throw new Error(`The README lacks the marks ${start.trim()} and ${end}`);
  return readme.slice(0, from + start.length) + drawing + readme.slice(to);
}
