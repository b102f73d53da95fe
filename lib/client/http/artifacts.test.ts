import { afterEach, expect, test } from 'vitest';
import { readFigureArtifact } from './artifacts.ts';

const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

const serve = (value: unknown) => {
  globalThis.fetch = async () => Response.json(value);
};

test('a figure is read as it was kept', async () => {
  const figure = { data: [{ type: 'bar', x: ['a &lt; b'], y: [1] }], layout: { title: { text: 'A' } } };
  serve({ ...figure, config: {}, notes: [], needsWebgl: false });
  expect(await readFigureArtifact('/f')).toEqual(figure);
});

test('what somebody else put in its place is cleaned, or not drawn', async () => {
  const source = 'https://evil.example/a.png';
  serve({ data: [{ type: 'scattermapbox' }, { type: 'bar', y: [1] }], layout: { images: [{ source }] } });
  expect(await readFigureArtifact('/f')).toEqual({
    data: [{ type: 'bar', y: [1] }],
    layout: { images: [{}] },
  });
  serve({ data: 'x' });
  await expect(readFigureArtifact('/f')).rejects.toMatchObject({ code: 'internal' });
});
