/** Words that SQL would not take for a table's name without quotes. */
const reserved = new Set(
  'all and any as asc both case cast check column constraint create cross default delete desc describe distinct do drop else end except exists false fetch filter for foreign from full group having in inner insert intersect into is join key left like limit natural not null offset on only or order outer pivot primary qualify references returning right select set show summarize table then to true union unique unpivot update using values view when where window with'.split(
    ' ',
  ),
);

/**
 * The SQL name for a file's dataset, one that needs no quotes: `Sales 2024 (EU).csv` → `sales_2024_eu`. Letters
 * of any script stay.
 */
export function tableName(fileName: string): string {
  const stem = fileName.normalize('NFC').replace(/(\.(csv|tsv|txt|tab|gz|zip))+$/i, '');
  const words = stem
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  const name = [...words].slice(0, 60).join('');
  if (name === '') return 'data';
  return /^\p{N}/u.test(name) || reserved.has(name) ? `data_${name}` : name;
}
