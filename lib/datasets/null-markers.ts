/** Words that mean missing in any column: no one names a thing so. */
const plainMarkers = ['NULL', 'null', '\\N', '#N/A', 'N/A', 'n/a', '<NA>', 'NaN', 'nan', '(null)'] as const;

/** Words that mean missing where the column's values are numbers, dates or truth values. */
export const typedMarkers: readonly string[] = [
  '',
  ...plainMarkers,
  ...['NA', 'na', 'Na', 'n.a.', 'N.A.', 'None', 'none', 'NONE', 'nil', 'Null', 'NAN', 'N/a'],
  ...['missing', 'Missing', 'unknown', 'Unknown', 'UNKNOWN', 'not available', 'Not available', 'TBD', 'tbd'],
  ...[
    '-',
    '--',
    '---',
    '\u2013',
    '\u2014',
    '.',
    '..',
    '...',
    '?',
    '*',
    '#VALUE!',
    '#DIV/0!',
    '#REF!',
    '#NAME?',
  ],
];

const typed = new Set(typedMarkers);

/** Whether a cell says "missing" in a column whose other values have a type. */
export function isTypedMarker(cell: string): boolean {
  return typed.has(cell);
}

/**
 * The words among a text column's values that mean missing there. `NA` does unless the other values are codes
 * like it.
 */
export function textMarkers(values: Iterable<string>): string[] {
  const distinct = new Set(values);
  const found: string[] = plainMarkers.filter((marker) => distinct.has(marker));
  if (distinct.has('NA') && !areCodes(distinct)) found.push('NA');
  return found;
}

function areCodes(values: ReadonlySet<string>): boolean {
  const others = [...values].filter((value) => value !== 'NA' && value !== '');
  const codes = others.filter((value) => /^[A-Z]{2}$/.test(value));
  return others.length > 0 && codes.length / others.length > 0.5;
}
