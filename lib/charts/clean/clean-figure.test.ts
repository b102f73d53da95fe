import { describe, expect, test } from 'vitest';
import { cleanFigure } from './clean-figure.ts';

const bar = { type: 'bar', x: ['a', 'b'], y: [1, 2] };
const pixel = 'data:image/png;base64,iVBORw0KGgo=';

test('keeps a plain figure as it is, typed arrays too', () => {
  const figure = {
    data: [{ ...bar, marker: { color: '#123456' }, y: { dtype: 'f8', bdata: 'AAAAAAAA8D8=' } }],
    layout: { title: { text: '<b>Sales</b>' }, xaxis2: { range: [0, 1] }, template: { data: { bar: [] } } },
  };
  expect(cleanFigure(figure)).toEqual({
    figure: { ...figure, config: {}, notes: [], needsWebgl: false },
    notes: [],
  });
});

describe('leaves out', () => {
  const layoutOf = (layout: object) => cleanFigure({ data: [bar], layout: { ...layout } }).figure?.layout;

  test.each([
    [
      'a remote picture',
      { images: [{ source: 'https://evil.example/a.png', x: 1 }] },
      { images: [{ x: 1 }] },
    ],
    [
      'a picture that draws itself',
      { images: [{ source: 'data:image/svg+xml;base64,PHN2Zz4=' }] },
      { images: [{}] },
    ],
    ['a link', { title: { text: '<a href="https://evil.example">go</a>' } }, { title: { text: 'go' } }],
    ['a script', { title: { text: 'a<script>alert(1)</script>' } }, { title: { text: 'aalert(1)' } }],
    ['a scheme that runs', { title: { text: 'JavaScript:alert(1)' } }, { title: { text: 'alert(1)' } }],
    ['a map', { geo: { scope: 'world' }, mapbox: { style: 'open-street-map' } }, {}],
    ['what it does not know', { onclick: 'x', datarevision: {} }, {}],
    [
      'an address that a button would set',
      {
        updatemenus: [
          { buttons: [{ args: ['images[0].source', 'https://evil.example'], method: 'relayout' }] },
        ],
      },
      { updatemenus: [{ buttons: [{ args: ['images[0].source', null], method: 'relayout' }] }] },
    ],
  ])('%s', (_name, layout, expected) => {
    expect(layoutOf(layout)).toEqual(expected);
  });

  test.each([
    'https:evil.example/a.png',
    'https:/evil.example/a.png',
    '\\\\evil.example/a.png',
    '/\\evil.example/a.png',
    'ht\ntps://evil.example/a.png',
    ' /\t/evil.example/a.png',
  ])('an address as only a browser reads it: %j', (source) => {
    const args = ['images[0].source', source];
    const layout = { updatemenus: [{ buttons: [{ args }] }], images: [{ source }] };
    const kept = { updatemenus: [{ buttons: [{ args: [args[0], null] }] }], images: [{}] };
    expect(layoutOf(layout)).toEqual(kept);
  });

  test('markup that a template would put together out of labels', () => {
    const parts = { text: ['<'], customdata: ['>'], texttemplate: '%{text}a href="x"%{customdata}' };
    const { figure } = cleanFigure({ data: [{ ...bar, ...parts }] });
    expect(figure?.data).toEqual([{ ...bar, ...parts, text: ['&lt;'] }]);
  });

  test('keys of a prototype, at any depth', () => {
    const trace = JSON.parse(
      '{"type": "bar", "__proto__": {"x": 1}, "marker": {"constructor": {"a": 1}, "size": 2}}',
    );
    const { figure } = cleanFigure({ data: [trace] });
    expect(figure).toMatchObject({ data: [{ type: 'bar', marker: { size: 2 } }], layout: {} });
    expect(Object.keys(figure?.data[0] ?? {})).toEqual(['type', 'marker']);
    expect(Object.getPrototypeOf(figure?.data[0])).toBe(Object.prototype);
  });

  test('a trace that loads from elsewhere, and says so', () => {
    const { figure, notes } = cleanFigure({ data: [{ type: 'scattermapbox', lat: [1] }, bar] });
    expect(figure?.data).toEqual([bar]);
    expect(notes).toEqual(['A part of the figure was left out: “scattermapbox” is not drawn here.']);
  });
});

test('keeps a picture that is in the figure, and labels that look like addresses', () => {
  const figure = {
    data: [{ ...bar, x: ['https://a.example', 'b'] }],
    layout: { images: [{ source: pixel }] },
  };
  expect(cleanFigure(figure).figure).toMatchObject(figure);
});

test('keeps the numbers that a flow calls source and link', () => {
  const flow = {
    type: 'sankey',
    node: { label: ['a', 'b'] },
    link: { source: [0], target: [1], value: [3] },
  };
  expect(cleanFigure({ data: [flow] }).figure?.data).toEqual([flow]);
});

test('shows nothing of a figure that is too large, and says so', () => {
  const huge = { type: 'scatter', y: new Array(2_100_000).fill(1) };
  expect(cleanFigure({ data: [huge] })).toEqual({
    figure: null,
    notes: ['The figure is too large to show: draw fewer points, or group them first.'],
  });
});

test('bears what is no figure at all', () => {
  expect(cleanFigure({ data: 'x', layout: [] })).toEqual({ figure: null, notes: [] });
  expect(cleanFigure({ data: [null, 1, [], { type: { toString: 1 } }] })).toEqual({
    figure: null,
    notes: [],
  });
});

test('bears nesting without end', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 5000; level += 1) deep = { a: deep };
  expect(JSON.stringify(cleanFigure({ data: [{ type: 'bar', deep }] }).figure?.data).length).toBeLessThan(
    300,
  );
});
