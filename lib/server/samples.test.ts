import { readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatasetId } from '#lib/base/index.ts';
import type { DatasetSummary, RowsResponse } from '#lib/contracts/index.ts';
import type { ImportDataset } from '#lib/imports/index.ts';
import { recover, sweep } from './jobs.ts';
import { readFrames } from './testing/read-frames.ts';
import { importedDataset } from './testing/send-file.ts';
import type { TestBrowser } from './testing/test-browser.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let started: TestServer;
beforeEach(async () => {
  started = await startTestServer();
});
afterEach(() => started.close());

async function person(server = started): Promise<TestBrowser> {
  const browser = server.browser();
  await browser.open();
  return browser;
}

const load = (browser: TestBrowser) =>
  browser.post<DatasetSummary>(`/api/sessions/${browser.session()}/datasets`, { sample: 'vehicles' });
const loadWhole = async (browser: TestBrowser) => importedDataset(browser, (await load(browser)).id);
const rowCountOf = async (browser: TestBrowser, id: string) =>
  (await browser.get<RowsResponse>(`/api/datasets/${id}/rows?limit=1`)).totalRows;
const statusOf = async (browser: TestBrowser, method: string, path: string) =>
  (await browser.send(method, path)).status;
const filesOf = async (folder: string, { dataDir } = started): Promise<string[]> =>
  (await readdir(join(dataDir, 'files', folder), { recursive: true }).catch(() => [])).sort();

/** The server's own import, counted and held up until `go`. */
function holdImports({ server }: TestServer) {
  const { services } = server;
  const { importDataset } = services;
  const gate = Promise.withResolvers<void>();
  const held = { imports: 0, go: () => gate.resolve() };
  const holding: ImportDataset = async (...given) => {
    held.imports += 1;
    await gate.promise;
    return importDataset(...given);
  };
  services.importDataset = holding;
  return held;
}

test('a sample is imported once for all who load it, also at the same time', async () => {
  const held = holdImports(started);
  const people = await Promise.all(Array.from({ length: 6 }, () => person()));
  const loading = await Promise.all(people.map(load));
  expect(loading.map(({ status }) => status)).toEqual(people.map(() => 'importing'));
  held.go();
  const loaded = await Promise.all(
    people.map((browser, index) => importedDataset(browser, loading[index]?.id ?? '')),
  );
  expect(loaded.map(({ status, rowCount }) => [status, rowCount])).toEqual(people.map(() => ['ready', 1200]));
  expect(new Set(loaded.map(({ id }) => id)).size).toBe(people.length);
  expect(held.imports).toBe(1);
  const [folder = '', ...inside] = await filesOf('samples');
  const names = ['contents.json', 'data.parquet', 'data.parquet.values.parquet'];
  expect(inside).toEqual(names.map((name) => `${folder}/${name}`));
  expect(await filesOf('datasets')).toEqual([]);
});

test('who comes later has it at once, with the event that says so, and nobody can write to it', async () => {
  const first = await loadWhole(await person());
  const later = await person();
  const dataset = await load(later);
  expect(dataset).toEqual({ ...first, id: dataset.id, createdAt: dataset.createdAt });
  const frames = await readFrames(later, later.session());
  await frames.until(
    ({ type, data }) => type === 'event' && data.customMetadata?.plotline?.dataset?.id === dataset.id,
  );
  frames.leave();
  const { services } = started.server;
  const stored = await services.stores.datasets.find(DatasetId.schema.parse(dataset.id));
  const { mode } = await stat(services.files.path(stored?.parquetKey ?? ''));
  expect(mode & 0o777).toBe(0o444);
});

test('two clicks at once give one dataset', async () => {
  await loadWhole(await person());
  const browser = await person();
  const [one, other] = await Promise.all([load(browser), load(browser)]);
  expect(one.id).toBe(other.id);
});

test('what one person deletes stays for the others', async () => {
  const [mine, theirs] = [await person(), await person()];
  const [own, other] = [await loadWhole(mine), await loadWhole(theirs)];
  expect(await statusOf(mine, 'DELETE', `/api/datasets/${other.id}`)).toBe(404);
  expect(await statusOf(mine, 'DELETE', `/api/datasets/${own.id}`)).toBe(204);
  expect(await statusOf(mine, 'GET', `/api/datasets/${own.id}/rows`)).toBe(404);
  expect(await rowCountOf(theirs, other.id)).toBe(1200);
  expect(await rowCountOf(mine, (await load(mine)).id)).toBe(1200);
});

test('who deletes it while it is made does not take it from those who wait', async () => {
  const held = holdImports(started);
  const [mine, theirs] = [await person(), await person()];
  const [own, other] = [await load(mine), await load(theirs)];
  const deleting = statusOf(mine, 'DELETE', `/api/datasets/${own.id}`);
  expect(await deleting).toBe(204);
  held.go();
  expect((await importedDataset(theirs, other.id)).status).toBe('ready');
  expect(held.imports).toBe(1);
});

test('one that is there takes no room, where there is none', async () => {
  const { services } = started.server;
  await loadWhole(await person());
  services.storage = async () => ({ used: 0, free: 0 });
  expect((await load(await person())).status).toBe('ready');
});

test('what a crash left half-made is made anew, and those who waited for it have it', async () => {
  const held = holdImports(started);
  const browser = await person();
  const { id } = await load(browser);
  const { services } = started.server;
  const [sample] = (await services.samples()).filter(({ name }) => name === 'vehicles');
  if (!sample) throw new Error('There is no such sample');
  const half = await services.preparedSamples.parquetKeyOf(sample);
  await services.files.write(half, new TextEncoder().encode('half'));
  await started.crash();
  const again = await startTestServer({ dataDir: started.dataDir });
  await recover(again.server);
  const dataset = DatasetId.schema.parse(id);
  await again.server.services.imports.find(dataset)?.over;
  const recovered = await again.server.services.stores.datasets.find(dataset);
  expect([recovered?.status, recovered?.contents?.rowCount]).toEqual(['ready', 1200]);
  expect((await again.server.services.files.size(half)) ?? 0).toBeGreaterThan(1000);
  expect(held.imports).toBe(1);
  started = again;
});

test('one that is gone from the disk is made again', async () => {
  const { services } = started.server;
  const before = await loadWhole(await person());
  await services.files.remove('samples');
  const browser = await person();
  expect((await loadWhole(browser)).rowCount).toBe(before.rowCount);
});

test('of older versions only those stay that somebody has', async () => {
  const { files, stores } = started.server.services;
  const { id } = await loadWhole(await person());
  const dataset = await stores.datasets.find(DatasetId.schema.parse(id));
  if (!dataset) throw new Error('The dataset is not stored');
  await stores.datasets.create({
    ...dataset,
    id: DatasetId.create(),
    parquetKey: 'samples/held-1/data.parquet',
  });
  for (const name of ['held-1', 'left-1'])
    await files.write(`samples/${name}/data.parquet`, new Uint8Array(1));
  const longAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
  const all = await readdir(files.path('samples'));
  for (const name of all) await utimes(files.path(`samples/${name}`), longAgo, longAgo);
  await sweep(started.server);
  const left = await readdir(files.path('samples'));
  expect(left.sort()).toEqual(all.filter((name) => name !== 'left-1').sort());
  expect(left).toHaveLength(2);
});
