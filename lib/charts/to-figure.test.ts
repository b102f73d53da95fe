import { describe, expect, test } from 'vitest';
import type { Cell, Result } from '#lib/datasets/browser.ts';
import type { ChartSpec } from './chart-spec.ts';
import { spec } from './choose/spec.ts';
import { chooseChartsForResult } from './choose-charts.ts';
import { checkFigure } from './testing/check-figure.ts';
import { toFigure } from './to-figure.ts';

function result(columns: [string, 'text' | 'double' | 'integer' | 'date'][], rows: Cell[][]): Result {
  return {
    columns: columns.map(([name, type]) => ({ name, type, sqlType: '' })),
    rows,
    totalRows: rows.length,
    truncated: false,
    sql: '',
  };
}

const channel = {
  field: null,
  aggregate: null,
  bin: false,
  timeUnit: null,
};

const points = (count: number) =>
  result(
    [
      ['x', 'double'],
      ['y', 'double'],
    ],
    Array.from({ length: count }, (_, index) => [index, index % 7]),
  );

const scatter: ChartSpec = spec({
  mark: 'point',
  x: { ...channel, column: 'x', type: 'quantitative', title: 'x' },
  y: { ...channel, column: 'y', type: 'quantitative', title: 'y' },
});

describe('many points', () => {
  test('need WebGL above 5,000', () => {
    const few = toFigure(scatter, points(5000));
    const many = toFigure(scatter, points(5001));
    expect([few.needsWebgl, few.data[0]?.type]).toEqual([false, 'scatter']);
    expect([many.needsWebgl, many.data[0]?.type, many.notes]).toEqual([true, 'scattergl', []]);
  });

  test('are picked evenly above 50,000, and the chart says so', () => {
    const { data, notes } = toFigure(scatter, points(100_000));
    const x = data[0]?.x;
    expect(Array.isArray(x) && [x.length, x[0], x[1], x.at(-1)]).toEqual([50_000, 0, 2, 99_998]);
    expect(notes).toEqual(['50,000 of 100,000 points are drawn, evenly picked.']);
  });
});

test('a single date is named, where an axis of time would count fractions of a second', () => {
  const one = result(
    [
      ['month', 'date'],
      ['cost', 'double'],
    ],
    [['2025-12-01', 14_598.66]],
  );
  const month = { ...channel, column: 'month', type: 'temporal', title: 'month' } as const;
  const cost = { ...channel, column: 'cost', type: 'quantitative', title: 'cost' } as const;
  for (const mark of ['bar', 'line'] as const) {
    const { data, layout } = toFigure(spec({ mark, x: month, y: cost }), one);
    expect(data[0]?.x).toEqual(['2025-12-01']);
    expect(layout).toMatchObject({
      xaxis: { type: 'category', categoryarray: ['2025-12-01'] },
      yaxis: { rangemode: 'tozero' },
    });
  }
});

test('what a chart leaves out is counted as everything else is, with separators', () => {
  const of = points(2000);
  const gaps: Result = {
    ...of,
    rows: of.rows.map(([x = null, y = null], row) => [x, row < 1200 ? null : y]),
  };
  expect(toFigure(scatter, gaps).notes).toEqual(['1,200 of 2,000 rows lack a value and are not drawn.']);
});

describe('text of the data', () => {
  const hostile = [
    '<b>x</b>',
    '<a href="https://example.org">y</a>',
    '&lt;b&gt;',
    '%{x}',
    'a\u0000b\nc',
    '<br>',
  ];
  const groups = result(
    [
      ['<i>name</i>', 'text'],
      ['<a href="x">n</a> %{y}', 'integer'],
    ],
    hostile.map((name, index) => [name, index + 1]),
  );

  test('is never markup', () => {
    const [best, ...others] = chooseChartsForResult(groups, {
      mark: 'arc',
      x: null,
      color: null,
      facet: null,
      stack: null,
    });
    const texts = [best, ...others].flatMap((chart) => (chart ? stringsOf(toFigure(chart, groups)) : []));
    expect(texts.length).toBeGreaterThan(20);
    const ours = /<br>|<\/?extra>/g;
    expect(texts.filter((text) => /[<>]/.test(text.replaceAll(ours, '')))).toEqual([]);
    expect(texts.filter((text) => /%\{(?!x|y|customdata|label|percent|z)/.test(text))).toEqual([]);
    expect(texts.filter((text) => text.includes('<extra>') && text.includes('%{y}'))).toEqual([]);
  });

  test('is whole again once Plotly has decoded it', () => {
    const [best] = chooseChartsForResult(groups);
    const labels = best ? toFigure(best, groups).data[0]?.y : [];
    const decoded = (Array.isArray(labels) ? labels : []).map((label) =>
      String(label).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    );
    expect(decoded).toEqual(hostile.map((name) => name.replaceAll(/\p{Cc}+/gu, ' ')));
  });
});

/** Each text of a figure but its look. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

test('groups that look alike keep their own bars', () => {
  const alike = result(
    [
      ['name', 'text'],
      ['n', 'integer'],
    ],
    [
      [`${'x'.repeat(130)}a`, 2],
      [`${'x'.repeat(130)}b`, 1],
      [null, 3],
      ['(missing)', 4],
    ],
  );
  const [best] = chooseChartsForResult(alike);
  const labels = best && toFigure(best, alike).data[0]?.y;
  expect(labels).toEqual([`${'x'.repeat(119)}…`, `${'x'.repeat(119)}… (2)`, '(missing) (2)', '(missing)']);
});

test('a group called Other is not the rest', () => {
  const many = result(
    [
      ['name', 'text'],
      ['n', 'integer'],
    ],
    [['Other', 500], ...Array.from({ length: 55 }, (_, index): Cell[] => [`g${index}`, 100 - index])],
  );
  const [best] = chooseChartsForResult(many);
  const counted = best?.y && { ...best, y: { ...best.y, aggregate: 'count' as const } };
  const axis = counted && toFigure(counted, many).layout.yaxis;
  const labels = Object(axis).categoryarray;
  expect([labels[0], labels.at(-1), labels.length]).toEqual(['Other', 'All others', 51]);
});

test('the check of figures finds what Plotly does not know', () => {
  const { data, layout, ...rest } = toFigure(scatter, points(1));
  const spoiled = {
    ...rest,
    data: [{ ...data[0], type: 'scatter', bogus: 1 }],
    layout: { ...layout, barmode: 'pile' },
  };
  expect(checkFigure(spoiled)).toEqual(['scatter.bogus is unknown', 'layout.barmode is unknown']);
});
