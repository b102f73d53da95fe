import { PlotlineError } from '#lib/base/browser.ts';

/** As many as are loaded within 20 seconds or so on two processors. */
export const mostColumns = 2000;

/**
 * Names for the columns: trimmed, line breaks as spaces, empty ones `column_3`, repeated ones `Price_2`; unique
 * whatever their case, since SQL names are. Fails with `too_many_columns`.
 */
export function columnNames(header: readonly string[], width: number): string[] {
  if (Math.max(width, header.length) > mostColumns) throw tooManyColumns(Math.max(width, header.length));
  const taken = new Set(header.map((cell) => clean(cell).toLowerCase()));
  const used = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const wanted = clean(header[index] ?? '') || `column_${index + 1}`;
    const name = used.has(wanted.toLowerCase()) ? nextFree(wanted, taken, used) : wanted;
    used.add(name.toLowerCase());
    return name;
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const unprintable = /[\u0000-\u001f\u007f\ufeff\u200b]+/g;

function clean(cell: string): string {
  return cell.replaceAll(unprintable, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, 256);
}

function nextFree(wanted: string, taken: ReadonlySet<string>, used: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const name = `${wanted}_${number}`;
    if (!taken.has(name.toLowerCase()) && !used.has(name.toLowerCase())) return name;
  }
}

export function tooManyColumns(count: number): PlotlineError {
  return new PlotlineError(
    'too_many_columns',
    `The table has ${count.toLocaleString('en-US')} columns; Plotline reads up to ${mostColumns.toLocaleString('en-US')}. Leave out what you don't need, or turn the columns into rows.`,
    { details: { columns: count, limit: mostColumns } },
  );
}
