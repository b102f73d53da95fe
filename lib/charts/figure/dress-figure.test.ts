import { expect, test } from 'vitest';
import { dressFigure } from './dress-figure.ts';
import { themes } from './theme.ts';

const drawn = {
  data: [
    { type: 'bar', x: ['a'], y: [1], marker: { color: '#636EFA', line: { color: 'red' } } },
    { type: 'scatter', line: { color: '#EF553B', width: 2 } },
  ],
  layout: { title: { text: 'Cars' }, xaxis: { title: { text: 'maker' } }, template: { layout: {} } },
};

test('colours of the template become the page’s, those of the code stay', () => {
  const { data } = dressFigure(drawn, { theme: 'light', hasHeading: true });
  const [first, second] = themes.light.series;
  expect(data).toEqual([
    { type: 'bar', x: ['a'], y: [1], marker: { color: first, line: { color: 'red' } } },
    { type: 'scatter', line: { color: second, width: 2 } },
  ]);
});

test('a title that the page says is left off, other settings are kept', () => {
  const under = dressFigure(drawn, { theme: 'dark', hasHeading: true }).layout;
  expect([under.title, under.xaxis]).toEqual([undefined, { title: { text: 'maker' } }]);
  const alone = dressFigure(
    { ...drawn, layout: { ...drawn.layout, margin: { t: 5 } } },
    {
      theme: 'dark',
      hasHeading: false,
    },
  ).layout;
  expect([alone.title, alone.margin]).toEqual([{ text: 'Cars' }, { t: 5 }]);
  expect(Reflect.get(Object(alone.template).layout, 'colorway')).toEqual(themes.dark.series);
});

test('under a heading the legend lies above the plot, and the axes make the room for their names', () => {
  const styleOf = (hasHeading: boolean) => {
    const { margin, template } = dressFigure(drawn, { theme: 'light', hasHeading }).layout;
    return { margin, legend: Reflect.get(Object(template).layout, 'legend') };
  };
  const font = { color: themes.light.inkFaint };
  expect(styleOf(true)).toEqual({
    margin: { t: 24, r: 24, b: 40, l: 40 },
    legend: { font, orientation: 'h', x: 0, xanchor: 'left', y: 1.02, yanchor: 'bottom' },
  });
  expect(styleOf(false)).toEqual({ margin: { t: 64, r: 24, b: 40, l: 40 }, legend: { font } });
});
