import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseEnvironment, variableNames } from './environment.ts';

const parse = (given: Record<string, string>) => {
  const outcome = parseEnvironment(given);
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'));
  return outcome.environment;
};
const problems = (given: Record<string, string>) => {
  const outcome = parseEnvironment(given);
  return outcome.ok ? [] : outcome.problems;
};

test('nothing is required', () => {
  expect(parse({ PLOTLINE_MEMORY_MB: '1000' })).toEqual({
    geminiKey: null,
    geminiBaseUrl: null,
    model: 'gemini-3.8-flash',
    analyst: 'auto',
    sharing: 'samples',
    dataDir: resolve('.data'),
    databasePath: resolve('.data/plotline.db'),
    hostname: '127.0.0.1',
    port: 3000,
    isLoopback: true,
    password: null,
    apiToken: null,
    allowOrigins: [],
    autoCreateSessions: false,
    defaultApp: null,
    modelRunsPerHour: 600,
    maxUploadBytes: 4096 * 1024 * 1024,
    queryTimeoutMs: 30_000,
    memoryMb: 1000,
    importMemoryMb: 256,
    storageBytes: null,
    execution: {
      executor: 'auto',
      maxSessions: 10,
      sessionTimeoutMs: 30 * 60_000,
      limits: { timeoutMs: 60_000, memoryMb: 1024 },
      python: 'python3',
      pythonFolder: null,
      azure: null,
      piston: null,
    },
    publicUrl: null,
    trustProxy: false,
    logLevel: 'info',
    warnings: [],
  });
});

test('the first key that is set wins, and another one is mentioned without being shown', () => {
  const { geminiKey, warnings } = parse({ GOOGLE_API_KEY: 'first', GOOGLE_GENERATIVE_AI_API_KEY: 'second' });
  expect([geminiKey, warnings]).toEqual([
    { name: 'GOOGLE_API_KEY', value: 'first' },
    ['GOOGLE_API_KEY is used; GOOGLE_GENERATIVE_AI_API_KEY holds another key.'],
  ]);
  expect(parse({ GEMINI_API_KEY: 'same', GOOGLE_API_KEY: 'same' }).warnings).toEqual([]);
});

test('whole tables may be sent to Google, which is noted', () => {
  const given = { PLOTLINE_SHARING: 'full', GEMINI_API_KEY: 'key' };
  const told = (more: Record<string, string>) => {
    const { sharing, execution, warnings } = parse({ ...given, ...more });
    return [sharing, execution.executor, warnings];
  };
  expect(told({})).toEqual([
    'full',
    'auto',
    [
      'PLOTLINE_SHARING is “full”: by itself that sends no more than “samples”; it allows PLOTLINE_EXECUTOR to be “gemini-builtin”.',
    ],
  ]);
  expect(told({ PLOTLINE_EXECUTOR: 'gemini-builtin' })).toEqual([
    'full',
    'gemini-builtin',
    ['Code mode runs on Google’s servers: whole tables of its sessions are sent to Google.'],
  ]);
});

test('empty values count as not set, and so does the name of the machine', () => {
  const { hostname: host, port } = parse({ PORT: '', HOSTNAME: hostname(), PLOTLINE_PASSWORD: '  ' });
  expect([host, port]).toEqual(['127.0.0.1', 3000]);
});

test.each([
  ['sqlite:other.db', resolve('other.db')],
  ['sqlite:/var/plotline.db', '/var/plotline.db'],
  ['sqlite:///var/plotline.db', '/var/plotline.db'],
])('DATABASE_URL %s', (url, path) => expect(parse({ DATABASE_URL: url }).databasePath).toBe(path));

describe('a bad value is named, with what was given and what is allowed:', () => {
  test.each([
    [{ PORT: '99999' }, 'PORT was given “99999”; allowed is a port from 0 to 65535.'],
    [{ PLOTLINE_ANALYST: 'gpt' }, 'PLOTLINE_ANALYST was given “gpt”; allowed is auto, gemini or builtin.'],
    [
      { PLOTLINE_PASSWORD: 'short' },
      'PLOTLINE_PASSWORD was given a value that is not shown; allowed is at least 8 characters.',
    ],
    [
      { DATABASE_URL: 'postgres://x' },
      'DATABASE_URL was given “postgres://x”; allowed is sqlite:PATH (Postgres is not built yet).',
    ],
    [
      { PLOTLINE_MEMORY_MB: '200', PLOTLINE_IMPORT_MEMORY_MB: '400' },
      'PLOTLINE_IMPORT_MEMORY_MB was given “400”; allowed is at most PLOTLINE_MEMORY_MB, which is 200.',
    ],
    [
      { PLOTLINE_ANALYST: 'gemini' },
      'PLOTLINE_ANALYST was given “gemini”; allowed is that only with GEMINI_API_KEY set.',
    ],
    [
      { PLOTLINE_TRUST_PROXY: 'on' },
      'PLOTLINE_TRUST_PROXY was given “on”; allowed is that only with PLOTLINE_PASSWORD and PLOTLINE_API_TOKEN set, because nobody behind a proxy is known to be on this machine.',
    ],
  ])('%j', (given, problem) => expect(problems(given)).toEqual([problem]));

  test.each([
    [
      { PLOTLINE_EXECUTOR: 'docker' },
      'PLOTLINE_EXECUTOR was given “docker”; allowed is auto, local, azure, piston, gemini-builtin or off.',
    ],
    [
      { PLOTLINE_EXECUTOR: 'azure' },
      'PLOTLINE_EXECUTOR was given “azure”; allowed is that only with AZURE_SESSION_POOL_ENDPOINT set.',
    ],
    [
      { PLOTLINE_EXECUTOR: 'piston' },
      'PLOTLINE_EXECUTOR was given “piston”; allowed is that only with PISTON_URL set.',
    ],
    [
      { PLOTLINE_SHARING: 'schema' },
      'PLOTLINE_SHARING was given “schema”; allowed is samples or full (schema and aggregates are not built yet).',
    ],
    [
      { AZURE_SESSION_DIALECT: 'session' },
      'AZURE_SESSION_DIALECT was given “session”; allowed is executions, code-execute or session-uri.',
    ],
    [
      { AZURE_SESSION_API_VERSION: 'latest' },
      'AZURE_SESSION_API_VERSION was given “latest”; allowed is a version such as 2025-10-02-preview.',
    ],
  ])('%j', (given, problem) => expect(problems(given)).toEqual([problem]));

  test.each<Record<string, string>>([
    {},
    { PLOTLINE_SHARING: 'full' },
    { GEMINI_API_KEY: 'key' },
    { GEMINI_API_KEY: 'key', PLOTLINE_SHARING: 'samples' },
  ])('gemini-builtin beside %j', (given) => {
    expect(problems({ PLOTLINE_EXECUTOR: 'gemini-builtin', ...given })).toEqual([
      'PLOTLINE_EXECUTOR was given “gemini-builtin”; allowed is that only with PLOTLINE_SHARING set to “full” and GEMINI_API_KEY set, because it sends whole tables to Google.',
    ]);
  });

  test('all of them at once', () => {
    expect(problems({ PORT: 'x', LOG_LEVEL: 'loud', PLOTLINE_MAX_UPLOAD_MB: '0' })).toHaveLength(3);
  });
});

test.each([
  ['executions', '2025-10-02-preview'],
  ['code-execute', '2024-02-02-preview'],
  ['session-uri', '2024-02-02-preview'],
])('the Azure dialect %s speaks %s unless told', (dialect, apiVersion) => {
  const endpoint = 'https://northeurope.dynamicsessions.io/pools/one';
  const given = { AZURE_SESSION_POOL_ENDPOINT: endpoint, AZURE_SESSION_DIALECT: dialect };
  expect(parse(given).execution.azure).toEqual({
    endpoint,
    dialect,
    apiVersion,
    token: null,
    credentials: {},
  });
});

test.each(['0.0.0.0', '::', '192.168.1.5', 'example.org'])(
  '%s without a password refuses to start',
  (host) => {
    expect(problems({ HOSTNAME: host })[0]).toContain(
      `HOSTNAME was given “${host}”, which other machines can reach`,
    );
    expect(problems({ HOSTNAME: host, PLOTLINE_PASSWORD: 'long enough' })).toEqual([]);
  },
);

test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s needs none', (host) => {
  expect(parse({ HOSTNAME: host }).isLoopback).toBe(true);
});

test('.env.example names every variable, and no other', () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../.env.example'), 'utf8');
  const named = [...text.matchAll(/^# ?([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual([...variableNames].sort());
});
