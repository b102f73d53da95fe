import { describe, expect, test } from 'vitest';
import { arrowOffences } from '../scripts/architecture/arrow-offences.ts';
import { browserOffences } from '../scripts/architecture/browser-offences.ts';
import { castAllowances } from '../scripts/architecture/cast-allowances.ts';
import { cycleOffences } from '../scripts/architecture/cycle-offences.ts';
import { doorOffences } from '../scripts/architecture/door-offences.ts';
import { rooms } from '../scripts/architecture/rooms.ts';
import { sizeOffences } from '../scripts/architecture/size-offences.ts';
import { readProject } from '../scripts/architecture/source-file.ts';
import { styleOffences } from '../scripts/architecture/style-offences.ts';

describe('the project', async () => {
  const files = await readProject(new URL('..', import.meta.url).pathname);

  test('imports only what the table of rooms allows, and only by doors', () => {
    expect(arrowOffences(files)).toEqual([]);
  });

  test('has every room in the table, with doors that are lists of names', () => {
    expect(doorOffences(files)).toEqual([]);
  });

  test('has no file that loads itself through others', () => {
    expect(cycleOffences(files)).toEqual([]);
  });

  test('loads nothing of Node into the page', () => {
    expect(browserOffences(files)).toEqual([]);
  });

  test('keeps files, functions and parameter lists under their caps', () => {
    expect(sizeOffences(files)).toEqual([]);
  });

  test('says no any and no !, casts only in parsers, swallows no error, mocks no module', () => {
    expect(styleOffences(files, castAllowances)).toEqual([]);
  });
});

test('the table lists a room after all that it may import, so no arrows meet', () => {
  const names = rooms.map(({ name }) => name);
  const upward = rooms.flatMap(({ name, mayImport }) =>
    mayImport.filter((other) => !names.slice(0, names.indexOf(name)).includes(other)),
  );
  expect(upward).toEqual([]);
});

describe('the checks bite', () => {
  const source = (path: string, text: string) => ({ path, text });
  const door = (room: string) => source(`lib/${room}/index.ts`, '');

  test.each([
    ['a static import', `import { a } from '#lib/db/index.ts';`],
    ['an import of types', `import type { A } from '#lib/db/index.ts';`],
    ['a re-export', `export { a } from '#lib/db/index.ts';`],
    ['a re-export of all', `export * from '#lib/db/index.ts';`],
    ['a dynamic import', `const a = await import('#lib/db/index.ts');`],
    ['an inline type', `type A = import('#lib/db/index.ts').A;`],
    ['require', `const a = require('#lib/db/index.ts');`],
  ])('on a forbidden arrow drawn by %s', (_form, text) => {
    expect(arrowOffences([door('db'), source('lib/agents/turn.ts', text)])).toEqual([
      'lib/agents/turn.ts:1 agents may not import db (#lib/db/index.ts)',
    ]);
  });

  test('on a door that is bypassed, also in TSX and by a relative path', () => {
    const files = [
      door('engine'),
      source('lib/engine/run.ts', 'export const run = 1;'),
      source('lib/agents/turn.ts', `\nimport { run } from '#lib/engine/run.ts';`),
      source('lib/imports/load.ts', `import { a } from '../engine/index.ts';`),
      source('app/page.tsx', `import { run } from '#lib/engine/run.ts';\nexport const Page = () => <p />;`),
    ];
    expect(arrowOffences(files)).toEqual([
      'lib/agents/turn.ts:2 imports #lib/engine/run.ts past the door of engine: use #lib/engine/index.ts',
      'lib/imports/load.ts:1 imports ../engine/index.ts past the door of engine: use #lib/engine/index.ts',
      'app/page.tsx:1 app may not import engine (#lib/engine/run.ts)',
    ]);
  });

  test('on components, bin and e2e where they reach too far', () => {
    const files = [
      door('usecases'),
      door('base'),
      source('lib/base/browser.ts', ''),
      source('components/ui/button.tsx', `import { Answer } from '#components/answer/answer.tsx';`),
      source('components/answer/answer.tsx', `import { a } from '#lib/base/index.ts';`),
      source('bin/serve.ts', `import { a } from '#lib/usecases/index.ts';`),
      source('e2e/ask.spec.ts', `import { a } from '#lib/base/index.ts';`),
      source('lib/base/loop.ts', `import { a } from '#lib/base/index.ts';\nimport './gone.ts';`),
    ];
    expect(arrowOffences(files)).toEqual([
      'components/ui/button.tsx:1 components/ui may not import components (#components/answer/answer.tsx)',
      'components/answer/answer.tsx:1 components runs in the browser and enters base by #lib/base/browser.ts',
      'bin/serve.ts:1 bin may not import usecases (#lib/usecases/index.ts)',
      'e2e/ask.spec.ts:1 e2e may not import base (#lib/base/index.ts)',
      'lib/base/loop.ts:1 imports #lib/base/index.ts from inside base: within a room, imports are relative',
      'lib/base/loop.ts:2 imports ./gone.ts, which names no file',
    ]);
  });

  test('on an unknown room, a room without a door and a door with code in it', () => {
    const files = [
      source('lib/utils/index.ts', 'export const now = Date.now();'),
      source('lib/files/read.ts', 'export const read = 1;'),
    ];
    expect(doorOffences(files)).toEqual([
      'lib/utils is not in the table of rooms',
      'lib/files has no index.ts',
      'lib/utils/index.ts holds more than named re-exports',
    ]);
  });

  test('on a cycle of files, but not on one of types', () => {
    const files = [
      source('lib/base/a.ts', `import { b } from './b.ts';`),
      source('lib/base/b.ts', `import { c } from './c.ts';\nimport type { A } from './a.ts';`),
      source('lib/base/c.ts', `export { b } from './b.ts';`),
    ];
    expect(cycleOffences(files)).toEqual(['lib/base/b.ts → lib/base/c.ts → lib/base/b.ts is a cycle']);
  });

  test('on a page entry that reaches Node', () => {
    const files = [
      source('lib/base/browser.ts', `export { a } from './a.ts';`),
      source(
        'lib/base/a.ts',
        `import { readFile } from 'node:fs/promises';\nimport type { Logger } from 'pino';`,
      ),
    ];
    expect(browserOffences(files)).toEqual([
      'lib/base/browser.ts → lib/base/a.ts loads node:fs/promises into the page',
    ]);
  });

  test('on an oversize file, function, component and parameter list', () => {
    const lines = (count: number) => 'work();\n'.repeat(count);
    const files = [
      source('lib/base/long.ts', lines(301)),
      source('lib/base/fits.ts', lines(300)),
      source(
        'lib/base/work.ts',
        `export function work() {\n${lines(59)}}\nconst fits = () => {\n${lines(58)}};`,
      ),
      source(
        'components/big.tsx',
        `export function Big() {\n${lines(119)}}\nfunction Fits() {\n${lines(118)}}`,
      ),
      source('lib/base/many.ts', 'const add = (a, b, c, d) => a;\ntext.replace(/x/, (a, b, c, d) => a);'),
    ];
    expect(sizeOffences(files)).toEqual([
      'lib/base/long.ts has 301 lines, the cap is 300',
      'lib/base/work.ts:1 work has 61 lines, the cap is 60',
      'components/big.tsx:1 Big has 121 lines, the cap is 120',
      'lib/base/many.ts:1 add has 4 parameters, the cap is 3',
    ]);
  });

  test('on any, !, casts, swallowed errors and mocks', () => {
    const text = [
      'const a: any = b;',
      'const c = d!;',
      'const e = f as string;',
      'const g = [1] as const;',
      'function parseId(text) { return text as Id; }',
      'try { run(); } catch { /* never mind */ }',
      'run().catch(() => {});',
      `vi.mock('./x.ts');`,
    ].join('\n');
    expect(styleOffences([source('lib/base/bad.ts', text)], [])).toEqual([
      'lib/base/bad.ts:1 says `any`',
      'lib/base/bad.ts:2 says `!`: narrow it instead',
      'lib/base/bad.ts:3 casts with `as`: parse instead',
      'lib/base/bad.ts:6 catches and does nothing',
      'lib/base/bad.ts:7 catches and does nothing',
      'lib/base/bad.ts:8 mocks a module',
    ]);
  });

  test('on a cast allowance that is too wide', () => {
    const files = [source('lib/base/ids.ts', 'const id = text as Id;')];
    expect(styleOffences(files, [{ path: 'lib/base/ids.ts', casts: 2, reason: 'ids' }])).toEqual([
      'lib/base/ids.ts is allowed 1 more casts than it has',
    ]);
  });
});
