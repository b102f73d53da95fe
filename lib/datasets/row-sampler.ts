export type RowSampler = { rows: string[][]; take(cells: string[]): void };

const mostRows = 10_000;
const mostCells = 400_000;

/** Keeps every n-th row; when there are too many, every second of them, and n doubles. */
export function createRowSampler(): RowSampler {
  const rows: string[][] = [];
  let step = 1;
  let seen = 0;

  function take(cells: string[]): void {
    seen += 1;
    if (seen % step !== 0) return;
    rows.push(detached(cells));
    if (rows.length < mostRows && rows.length * cells.length < mostCells) return;
    step *= 2;
    rows.splice(0, rows.length, ...rows.filter((_, index) => index % 2 === 1));
  }

  return { rows, take };
}

const separator = '\u001f';
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Cells are slices of the text around them, and would keep all of it in memory. */
function detached(cells: readonly string[]): string[] {
  const copy = decoder.decode(encoder.encode(cells.join(separator))).split(separator);
  return copy.length === cells.length ? copy : cells.map((cell) => decoder.decode(encoder.encode(cell)));
}
