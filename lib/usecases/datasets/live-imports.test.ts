import { expect, test } from 'vitest';
import { DatasetId } from '#lib/base/index.ts';
import { LiveImports } from './live-imports.ts';

function begin(imports: LiveImports, name: string, log: string[]) {
  const gate = Promise.withResolvers<void>();
  const entry = {
    datasetId: DatasetId.create(),
    sessions: new Set<never>(),
    name,
    controller: new AbortController(),
    progress: { step: 'waiting' },
  };
  const live = imports.start(entry, async ({ controller }) => {
    log.push(controller.signal.aborted ? `${name} stopped` : `${name} begins`);
    if (!controller.signal.aborted) await gate.promise;
  });
  return { live, finish: gate.resolve };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('as many work as may, the others come in their order, and one that is stopped does not wait', async () => {
  const log: string[] = [];
  const imports = new LiveImports(2);
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((name) => begin(imports, name, log));
  await settle();
  expect(log).toEqual(['a begins', 'b begins']);
  d?.live.controller.abort();
  await d?.live.over;
  expect(log).toEqual(['a begins', 'b begins', 'd stopped']);
  b?.finish();
  await b?.live.over;
  await settle();
  expect(log.slice(3)).toEqual(['c begins']);
  a?.finish();
  c?.finish();
  await Promise.all([a?.live.over, c?.live.over]);
  await settle();
  expect(log.slice(4)).toEqual(['e begins']);
  expect(imports.all().map(({ name }) => name)).toEqual(['e']);
  e?.finish();
  await e?.live.over;
  expect(imports.all()).toEqual([]);
});
