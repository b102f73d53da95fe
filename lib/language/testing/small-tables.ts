import type { Column } from '#lib/datasets/index.ts';
import { schemaOf } from './schema-of.ts';

export const text = (name: string): Column => ({ name, type: 'text', sqlType: 'VARCHAR' });
export const whole = (name: string): Column => ({ name, type: 'integer', sqlType: 'BIGINT' });
const moment = (name: string): Column => ({ name, type: 'timestamp', sqlType: 'TIMESTAMP' });

/** Five boats, each in its own colour, and their berths: few rows, and a start and an end of each stay. */
export const berths = schemaOf(
  'berths',
  [
    text('hull'),
    text('mName'),
    whole('length_cm'),
    whole('draught_cm'),
    moment('moored_from'),
    moment('moored_to'),
  ],
  [
    ['red', 'Old Quay', 900, 150, '2024-04-01T08:30:00', '2024-09-01T10:00:00'],
    ['blue', 'Old Quay', 1100, 160, '2024-04-01T08:30:00', '2024-10-02T11:15:00'],
    ['green', 'Basin', 750, 90, '2024-05-11T09:00:00', '2024-09-01T10:00:00'],
    ['white', 'Basin', 1240, 190, '2024-06-20T07:45:00', '2025-03-30T16:00:00'],
    ['black', 'Old Quay', 1010, 140, '2024-07-02T18:20:00', '2025-03-30T16:00:00'],
  ],
);

/** Years as a program writes whole numbers where one was missing, and years that are a duration. */
export const crews = schemaOf(
  'crews',
  [{ name: 'joined_year', type: 'decimal', sqlType: 'DECIMAL(18,1)' }, whole('years_at_sea'), text('duty')],
  Array.from({ length: 60 }, (_, row) => [
    2001 + (row % 9),
    1 + ((row * 7) % 25),
    ['mate', 'cook', 'pilot'][row % 3] ?? null,
  ]),
);

/** Twelve ferries: columns called by words that orders, times and layouts are called by, and few rows each. */
export const ferries = schemaOf(
  'ferries',
  [
    text('name'),
    text('deck_pos'),
    whole('ranking'),
    whole('founded'),
    { name: 'toll_million', type: 'double', sqlType: 'DOUBLE' },
    whole('decks'),
    whole('days_out'),
    whole('age'),
  ],
  Array.from({ length: 12 }, (_, row) => [
    `Ferry ${row}`,
    ['bow', 'stern'][row % 2] ?? null,
    row + 1,
    1890 + 9 * row,
    2.5 + 3 * row,
    1 + (row % 6),
    100 + 17 * row,
    130 - 9 * row,
  ]),
);

/** Forty jobs under short names, with a price of three values. */
export const jobs = schemaOf(
  'jobs',
  [{ name: 'job_dt', type: 'date', sqlType: 'DATE' }, text('carp_name'), whole('rate'), text('bldg')],
  Array.from({ length: 40 }, (_, row) => [
    `2023-${String(1 + (row % 12)).padStart(2, '0')}-10`,
    ['Ida', 'Per'][row % 2] ?? null,
    40 + 10 * (row % 3),
    ['mill', 'barn', 'shed'][row % 3] ?? null,
  ]),
);
