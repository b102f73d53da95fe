import { expect, test } from 'vitest';
import { openEngineFixture } from './engine-fixture.ts';
import type { ColumnPlan } from './load-plan.ts';

const rowsOf = async (texts: readonly string[], column: Omit<ColumnPlan, 'name'>) => {
  const fixture = await openEngineFixture();
  try {
    const csv = `v,k\n${texts.map((text, index) => `"${text}",${index}`).join('\n')}\n`;
    const { table, outcome } = await fixture.load('t', csv, [
      { name: 'v', ...column },
      { name: 'k', type: 'integer', sqlType: 'BIGINT' },
    ]);
    const { rows } = await fixture.engine.query('SELECT CAST(v AS VARCHAR) FROM t ORDER BY k', {
      scope: 's',
      tables: [table],
    });
    return { values: rows.flat(), misfits: outcome.misfits.v };
  } finally {
    await fixture.close();
  }
};

test('a whole number is what is written as one, plainly or not', async () => {
  const texts = [
    '12',
    '-7',
    '+3',
    ' 4 ',
    '007',
    '3.7',
    '0x1F',
    '1_000',
    '1e3',
    ' - ',
    '99999999999999999999',
  ];
  const values = ['12', '-7', '3', '4', '7', null, null, null, null, null, null];
  expect(await rowsOf(texts, { type: 'integer', sqlType: 'BIGINT' })).toEqual({ values, misfits: 6 });
});

test('a decimal keeps its digits, plainly written or not', async () => {
  const texts = ['12.50', '-0.25', '12.5', '3', '.5', '1.2500', '1.255', '1e1', 'nan'];
  const values = ['12.50', '-0.25', '12.50', '3.00', '0.50', '1.25', null, null, null];
  expect(await rowsOf(texts, { type: 'decimal', sqlType: 'DECIMAL(18,2)' })).toEqual({ values, misfits: 3 });
});

test('a date is what its form reads, no more than that', async () => {
  const texts = [
    '2024-02-29',
    ' 2024-03-01 ',
    '2024-3-5',
    '2024-02-30',
    '2024/01/05',
    '-123-01-01',
    '10000-01-01',
  ];
  const values = ['2024-02-29', '2024-03-01', '2024-03-05', null, null, null, null];
  const column = { type: 'date', sqlType: 'DATE', formats: ['%Y-%m-%d'] } as const;
  expect(await rowsOf(texts, column)).toEqual({ values, misfits: 4 });
});

test('a moment is what its form reads, no more than that', async () => {
  const texts = [
    '2024-02-29 10:11:12',
    ' 2024-02-29 10:11:12',
    '2024-2-9 1:2:3',
    '2024-02-29T10:11:12',
    '2024-02-29',
  ];
  const values = ['2024-02-29 10:11:12', '2024-02-29 10:11:12', '2024-02-09 01:02:03', null, null];
  const column = { type: 'timestamp', sqlType: 'TIMESTAMP', formats: ['%Y-%m-%d %H:%M:%S'] } as const;
  expect(await rowsOf(texts, column)).toEqual({ values, misfits: 2 });
});

test('a word for missing is missing, also where it could be a value', async () => {
  const column = { type: 'integer', sqlType: 'BIGINT', nullMarkers: ['#DIV/0!', '-999', 'NA'] } as const;
  const texts = ['1', '#DIV/0!', '-999', 'NA', 'what'];
  expect(await rowsOf(texts, column)).toEqual({ values: ['1', null, null, null, null], misfits: 1 });
  const words = { ...column, nullMarkers: ['#DIV/0!', 'NA'] };
  expect(await rowsOf(texts, words)).toEqual({ values: ['1', null, '-999', null, null], misfits: 1 });
});
