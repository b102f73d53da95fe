/** A date or period in prose; `key` is the start of the ISO dates it names, such as `2023-03`. */
export type DateToken = { start: number; end: number; text: string; matches: (cell: string) => boolean };

const names = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const month = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const year = String.raw`(?<year>\d{4})`;
const patterns = [
  String.raw`(?<iso>\d{4}-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?)?)`,
  String.raw`${day}\s+${month},?\s+${year}`,
  String.raw`${month}\s+${day},?\s+${year}`,
  String.raw`${month},?\s+${year}`,
  String.raw`Q(?<quarter>[1-4])\s*(?:of\s+)?${year}`,
  String.raw`${year}[\s-]*Q(?<quarter>[1-4])`,
].map((source) => new RegExp(String.raw`(?<![\p{L}\p{N}])${source}(?![\p{L}\p{N}])`, 'giu'));

/** The dates of a text: `2023-03-05`, `5 March 2023`, `Mar 2023`, `Q1 2023`. */
export function findDates(text: string): DateToken[] {
  const found: DateToken[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((token) => start < token.end && token.start < end)) continue;
      found.push({ start, end, text: match[0], matches: matcher(match.groups ?? {}) });
    }
  }
  return found.toSorted((left, right) => left.start - right.start);
}

function matcher(groups: Record<string, string | undefined>): (cell: string) => boolean {
  if (groups.iso !== undefined) {
    const iso = groups.iso.replace(' ', 'T');
    return (cell) => cell === iso || (iso.length <= 10 && cell.startsWith(iso)) || startOf(cell) === iso;
  }
  if (groups.quarter !== undefined) {
    const first = String(Number(groups.quarter) * 3 - 2).padStart(2, '0');
    return (cell) => cell.startsWith(`${groups.year}-${first}`);
  }
  const place = names.indexOf((groups.month ?? '').slice(0, 3).toLowerCase()) + 1;
  const prefix = `${groups.year}-${String(place).padStart(2, '0')}`;
  if (groups.day === undefined) return (cell) => cell.startsWith(prefix);
  return (cell) => cell.startsWith(`${prefix}-${(groups.day ?? '').padStart(2, '0')}`);
}

/** The day that a midnight names. */
function startOf(cell: string): string {
  return cell.replace(/T00:00(:00(\.0+)?)?$/, '');
}
