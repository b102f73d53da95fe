import { expect, test } from 'vitest';
import { defaultLayout, parseLayout, serializeLayout } from './layout.ts';

test('a layout comes back as it was kept', () => {
  const layout = { ...defaultLayout, dataWidth: 512.4, isSessionsFolded: true };
  expect(parseLayout(serializeLayout(layout))).toEqual({ ...layout, dataWidth: 512 });
});

test('what no one kept is no layout, and a width has its limits', () => {
  expect(parseLayout('1.2.3.4')).toBe(null);
  expect(parseLayout(undefined)).toBe(null);
  expect(parseLayout('999.999.0.0')).toEqual({ ...defaultLayout, sessionsWidth: 420, dataWidth: 900 });
});
