export type NumberFormat = {
  decimalMark: '.' | ',';
  groupMark: '.' | ',' | ' ' | "'" | null;
  /** Currency and percent marks to take off. */
  strip: string[];
};

/** What one cell says as a number in a given notation. */
export type NumberShape = {
  integerDigits: number;
  decimals: number;
  exponent: boolean;
  leadingZero: boolean;
};

const marks = /^([+-]?)\s?([$€£¥₹₩₽₺]|[A-Z]{0,2}\$)\s?([+-]?)|\s?([€£$%¥₹₩₽₺]|kr)$/gu;
const dotted =
  /^[+-]?(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+)?(\.\d*)?(e[+-]?\d{1,3})?$/i;
const commaed =
  /^[+-]?(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+)?(,\d*)?(e[+-]?\d{1,3})?$/i;

/** The cell without its currency or percent mark, and that mark; null where it has none. */
export function takeMark(cell: string): { bare: string; mark: string } | null {
  if (/\d$/.test(cell) && /^[+-]?[\d.]/.test(cell)) return null;
  let mark = '';
  const bare = cell.replace(marks, (_all, sign = '', before = '', sign2 = '', after = '') => {
    mark = String(before || after || mark);
    return `${sign}${sign2}`;
  });
  return mark === '' ? null : { bare: bare.trim(), mark };
}

/** Reads the cell in a notation with this decimal mark; null where it is no number there. */
export function numberShape(cell: string, decimalMark: '.' | ','): NumberShape | null {
  const match = (decimalMark === '.' ? dotted : commaed).exec(cell);
  if (match === null) return null;
  const whole = (match[1] ?? '').replaceAll(/[., ']/g, '');
  const decimals = Math.max(0, (match[2] ?? '').length - 1);
  if (whole === '' && decimals === 0) return null;
  return {
    integerDigits: whole.length,
    decimals,
    exponent: match[3] !== undefined,
    leadingZero: whole.length > 1 && whole.startsWith('0'),
  };
}

export function isNumberLike(cell: string): boolean {
  const bare = takeMark(cell)?.bare ?? cell;
  return numberShape(bare, '.') !== null || numberShape(bare, ',') !== null;
}

/** The group mark that the cell uses in this notation, or null. */
export function groupMarkOf(cell: string, decimalMark: '.' | ','): NumberFormat['groupMark'] {
  const found = /\d([., '])\d{3}(?!\d)/.exec(cell)?.[1];
  if (found === undefined || found === decimalMark) return null;
  return found === '.' || found === ',' || found === ' ' || found === "'" ? found : null;
}
