import { expect, test } from 'vitest';
import { firstLoadModules } from './first-load-modules.ts';

test('sums the parts of each module in scripts that load at once, and of no others', () => {
  const part = (filename: string, source: string, compressed: number) => ({
    type: 'part',
    route: '/',
    filename,
    source_path: `[project]/${source}`,
    size: compressed * 3,
    compressed_size: compressed,
  });
  const analysis = [
    { type: 'meta', schema_version: 1 },
    { type: 'group', route: '/', id: 0, kind: 'async', outputs: ['[client-fs]/later.js'] },
    part('[client-fs]/a.js', 'components/small.tsx', 10),
    part('[client-fs]/a.js', 'node_modules/react-dom.js', 40),
    part('[client-fs]/b.js', 'node_modules/react-dom.js', 2),
    part('[client-fs]/a.css', 'app/globals.css', 90),
    part('[client-fs]/later.js', 'node_modules/plotly.js', 500),
    part('[output]/server.js', 'lib/server/server.ts', 80),
    { ...part('[client-fs]/a.js', 'app/login.tsx', 70), route: '/login' },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n');
  expect(firstLoadModules(analysis)).toEqual([
    { path: 'node_modules/react-dom.js', size: 126, compressed: 42 },
    { path: 'components/small.tsx', size: 30, compressed: 10 },
  ]);
});
