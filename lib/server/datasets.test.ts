import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatasetSummary, RowsResponse, Sample, Session } from '#lib/contracts/index.ts';
import { readFrames } from './testing/read-frames.ts';
import { importedDataset, sendFile } from './testing/send-file.ts';
import type { TestBrowser } from './testing/test-browser.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let started: TestServer;
let browser: TestBrowser;
let dataset: DatasetSummary;

beforeAll(async () => {
  started = await startTestServer({
    services: {
      async runTurn(context) {
        const args = {
          sql: 'SELECT origin, sum(power) AS "total, power" FROM cars GROUP BY origin ORDER BY 1',
        };
        const functionCall = { id: 'call/1', name: 'query_data', args };
        await context.emit({ author: 'analysis_agent', content: { parts: [{ functionCall }] } });
        const bytes = new TextEncoder().encode('{"data":[]}');
        await context.saveArtifact('charts/<b>ü.json', 'application/json', bytes);
        await context.saveArtifact('charts/<b>ü.json', 'application/json', new TextEncoder().encode('{}'));
        return { status: 'done' };
      },
    },
  });
  browser = started.browser();
  await browser.open();
  const rows = [
    'name,origin,power,since',
    'a,USA,130,2001-02-03',
    'b,USA,165,',
    'c,Japan,90,1999-12-31',
    'd,"Eu,rope",100,2010-01-01',
  ];
  dataset = await sendFile(browser, 'cars.csv', `${rows.join('\n')}\n`);
});
afterAll(() => started.close());

const rowsOf = (query: string) => browser.get<RowsResponse>(`/api/datasets/${dataset.id}/rows?${query}`);
const firstCells = ({ rows }: RowsResponse) => rows.map(([cell]) => cell);
const filter = (...predicates: unknown[]) => `filter=${encodeURIComponent(JSON.stringify(predicates))}`;
const errorOf = async (path: string) => {
  const response = await browser.send('GET', path);
  return [response.status, (await response.json()).error.code];
};

describe('rows', () => {
  test('come a page at a time in the order of the file', async () => {
    const page = await rowsOf('offset=1&limit=2');
    expect(page).toEqual({
      columns: dataset.columns,
      rows: [
        ['b', 'USA', 165, null],
        ['c', 'Japan', 90, '1999-12-31'],
      ],
      totalRows: 4,
      truncated: page.truncated,
      offset: 1,
    });
  });

  test('are sorted by a column, up or down', async () => {
    expect(firstCells(await rowsOf('sort=power'))).toEqual(['c', 'd', 'a', 'b']);
    expect(firstCells(await rowsOf('sort=-since'))).toEqual(['d', 'a', 'c', 'b']);
  });

  test('are filtered by conditions, all of which hold', async () => {
    const usa = { column: 'origin', comparison: '=', values: ['usa'] };
    const strong = { column: 'power', comparison: '>', values: [150] };
    expect(firstCells(await rowsOf(filter(usa)))).toEqual(['a', 'b']);
    expect(firstCells(await rowsOf(filter(usa, strong)))).toEqual(['b']);
    const hostile = { column: 'origin', comparison: '=', values: ["' OR 1=1 --"] };
    expect(firstCells(await rowsOf(filter(hostile)))).toEqual([]);
  });

  test.each([
    ['sort=nothing', 'invalid_input'],
    ['sort=power;drop', 'invalid_input'],
    ['filter=x', 'invalid_input'],
    ['filter={}', 'invalid_input'],
    [filter({ column: 'nothing', comparison: '=', values: [1] }), 'invalid_input'],
    ['limit=1001', 'invalid_input'],
    ['offset=-1', 'invalid_input'],
  ])('are refused for %s', async (query, code) => {
    expect(await errorOf(`/api/datasets/${dataset.id}/rows?${query}`)).toEqual([422, code]);
  });
});

test('a dataset is read with its profile and its receipt', async () => {
  const read = await browser.get<{ profile: unknown }>(`/api/datasets/${dataset.id}`);
  expect(read).toMatchObject({ ...dataset, profile: { rowCount: 4 } });
  expect(await browser.get(`/api/datasets/${dataset.id}/profile`)).toEqual(read.profile);
  expect(await browser.get(`/api/datasets/${dataset.id}/receipt`)).toMatchObject({
    file: 'cars.csv',
    rows_loaded: 4,
  });
});

describe('of an answer', () => {
  let session: string;
  beforeAll(async () => {
    session = browser.session();
    const frames = await readFrames(browser, session);
    await browser.post(`/api/sessions/${session}/turns`, { text: 'q' });
    await frames.until((frame) => frame.type === 'turn' && frame.data.status === 'done');
    frames.leave();
  });

  test('the whole result is downloaded as CSV, computed again', async () => {
    const response = await browser.send('GET', `/api/sessions/${session}/results/call%2F1.csv`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(response.headers.get('content-disposition')).toContain('attachment; filename="result.csv"');
    expect((await response.text()).split(/\r?\n/)).toEqual([
      'origin,"total, power"',
      '"Eu,rope",100',
      'Japan,90',
      'USA,295',
      '',
    ]);
    expect(await errorOf(`/api/sessions/${session}/results/other.csv`)).toEqual([404, 'not_found']);
  });

  test('an artifact is a download that no page can run', async () => {
    const path = `/api/sessions/${session}/artifacts/charts/${encodeURIComponent('<b>ü.json')}`;
    const response = await browser.send('GET', path);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="<b>_.json"; filename*=UTF-8''%3Cb%3E%C3%BC.json`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'content-length': '2',
    });
    expect(await response.text()).toBe('{}');
    expect(await (await browser.send('GET', `${path}?version=0`)).text()).toBe('{"data":[]}');
    expect(await errorOf(`${path}?version=7`)).toEqual([404, 'artifact_not_found']);
  });
});

test('a sample is listed and loaded by one call; asking twice gives the same', async () => {
  const samples = await browser.get<Sample[]>('/api/samples');
  expect(samples.map(({ name }) => name)).toContain('vehicles');
  const own = started.browser();
  await own.open();
  const path = `/api/sessions/${own.session()}/datasets`;
  const loaded = await own.post<DatasetSummary>(path, { sample: 'vehicles' });
  expect(await own.post(path, { sample: 'vehicles' })).toMatchObject({ id: loaded.id });
  const ready = await importedDataset(own, loaded.id);
  const expected = samples.find(({ name }) => name === 'vehicles');
  expect([ready.status, ready.table, ready.rowCount]).toEqual(['ready', 'vehicles', expected?.rowCount]);
  const missing = await own.send('POST', path, { body: { sample: '../secret' } });
  expect([missing.status, (await missing.json()).error.code]).toEqual([404, 'sample_not_found']);
});

test('a dataset goes into another session, out of it again, and stays the user’s', async () => {
  const { id } = await browser.post<{ id: string }>('/api/sessions');
  const attached = await browser.post<DatasetSummary>(`/api/sessions/${id}/datasets`, {
    datasetId: dataset.id,
  });
  expect(attached).toEqual(dataset);
  const read = await browser.get<Session>(`/api/sessions/${id}`);
  expect(read.datasetNames).toEqual(['cars.csv']);
  const path = `/api/sessions/${id}/datasets/${dataset.id}`;
  expect((await browser.send('DELETE', path)).status).toBe(204);
  expect((await browser.get<Session>(`/api/sessions/${id}`)).datasets).toEqual([]);
  expect((await browser.send('DELETE', path)).status).toBe(404);
  expect((await browser.get<DatasetSummary[]>('/api/datasets')).map((one) => one.id)).toContain(dataset.id);
});

test('deleting a session takes its events and files and leaves datasets; deleting a dataset takes its files', async () => {
  const own = started.browser();
  await own.open();
  const sent = await sendFile(own, 'mine.csv', 'a,b\n1,2\n');
  await own.post(`/api/sessions/${own.session()}/turns`, { text: 'q' });
  const gone = own.session();
  expect((await own.send('DELETE', `/api/sessions/${gone}`)).status).toBe(204);
  expect((await own.send('GET', `/api/sessions/${gone}`)).status).toBe(404);
  const files = await readdir(join(started.dataDir, 'files'), { recursive: true });
  expect(files.filter((name) => name.includes(gone))).toEqual([]);
  expect(files.some((name) => name.includes(sent.id))).toBe(true);

  expect((await own.send('DELETE', `/api/datasets/${sent.id}`)).status).toBe(204);
  expect((await own.send('GET', `/api/datasets/${sent.id}/rows`)).status).toBe(404);
  const left = await readdir(join(started.dataDir, 'files'), { recursive: true });
  expect(left.filter((name) => name.includes(sent.id))).toEqual([]);
});

describe('the API itself', () => {
  test('answers JSON for what is not there, and says what is possible', async () => {
    expect(await errorOf('/api/nothing')).toEqual([404, 'not_found']);
    const response = await browser.send('PUT', '/api/sessions');
    expect([response.status, response.headers.get('allow'), (await response.json()).error.code]).toEqual([
      405,
      'GET, POST',
      'method_not_allowed',
    ]);
    expect((await browser.send('HEAD', `/api/sessions/${browser.session()}/events`)).status).toBe(405);
  });

  test.each([
    ['not JSON', '{', { 'content-type': 'application/json' }, 400, 'bad_request'],
    ['another type', '{}', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['too much', `"${'x'.repeat(300_000)}"`, { 'content-type': 'application/json' }, 413, 'body_too_large'],
    ['nothing to do', '{}', { 'content-type': 'application/json' }, 422, 'invalid_input'],
    [
      'two things to do',
      '{"text":"a","sql":"b"}',
      { 'content-type': 'application/json' },
      422,
      'invalid_input',
    ],
  ])('refuses a body that is %s', async (_what, text, headers, status, code) => {
    const path = `/api/sessions/${browser.session()}/turns`;
    const response = await browser.send('POST', path, { body: Buffer.from(text), headers });
    expect([response.status, (await response.json()).error.code]).toEqual([status, code]);
  });

  test('tries its parts once for all who ask at the same time', async () => {
    let tries = 0;
    const own = await startTestServer({
      services: {
        engine: async () => {
          tries += 1;
          throw new Error('no engine');
        },
      },
    });
    const ask = () => own.browser().send('GET', '/api/ready');
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect([tries, ...answers.map(({ status }) => status)]).toEqual([1, 503, 503, 503]);
    await ask();
    expect(tries).toBe(2);
    await own.close();
  });

  test('says that it lives and what is ready', async () => {
    const anyone = started.browser();
    expect(await anyone.get('/api/health')).toEqual({ status: 'alive' });
    expect(await anyone.get('/api/ready')).toEqual({
      status: 'ready',
      parts: { database: 'ok', disk: 'ok', engine: 'ok', analyst: 'ok', executor: 'off' },
      failing: [],
      executor: {
        name: 'local',
        available: false,
        version: null,
        probesHeld: null,
        reason: expect.any(String),
      },
    });
  });

  test('does not let Gemini be chosen where there is no key', async () => {
    const response = await browser.send('PATCH', `/api/sessions/${browser.session()}`, {
      body: { analyst: 'gemini' },
    });
    expect([response.status, (await response.json()).error]).toMatchObject([
      503,
      { code: 'model_unavailable', message: 'No key is set. Set GEMINI_API_KEY and start Plotline again.' },
    ]);
  });
});
