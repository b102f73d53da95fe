import { hostname, totalmem } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import {
  type ExecutionEnvironment,
  executionSecrets,
  executionVariables,
  findExecutionConflicts,
  toExecutionEnvironment,
} from './execution-environment.ts';

const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const text = z.string().trim().min(1);
const webAddress = z.url({ protocol: /^https?$/ });
const onOff = z.enum(['1', '0', 'true', 'false', 'on', 'off', 'yes', 'no']);
const origins = text
  .transform((list) => list.split(',').map((origin) => origin.trim()))
  .refine((list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin));
const quarterOfMachine = Math.max(256, Math.floor(totalmem() / 4 / 1024 / 1024));

/** Every variable: what is allowed (in words), how it is parsed, what stands for it where it is not set. */
const Variables = {
  GEMINI_API_KEY: [text, 'a key'],
  GOOGLE_API_KEY: [text, 'a key'],
  GOOGLE_GENERATIVE_AI_API_KEY: [text, 'a key'],
  GOOGLE_GEMINI_BASE_URL: [webAddress, 'an http or https address'],
  PLOTLINE_MODEL: [text, 'the name of a model'],
  PLOTLINE_ANALYST: [z.enum(['auto', 'gemini', 'builtin']), 'auto, gemini or builtin'],
  PLOTLINE_SHARING: [
    z.enum(['samples', 'full']),
    'samples or full (schema and aggregates are not built yet)',
  ],
  PLOTLINE_DATA_DIR: [text, 'a folder'],
  DATABASE_URL: [z.string().regex(/^sqlite:.+/), 'sqlite:PATH (Postgres is not built yet)'],
  HOSTNAME: [text, 'an address or a host name to listen on'],
  PORT: [count(0, 65_535), 'a port from 0 to 65535'],
  PLOTLINE_PASSWORD: [z.string().min(8), 'at least 8 characters'],
  PLOTLINE_API_TOKEN: [z.string().min(16), 'at least 16 characters'],
  PLOTLINE_ALLOW_ORIGINS: [origins, 'origins such as https://data.example, separated by commas'],
  PLOTLINE_AUTO_CREATE_SESSIONS: [onOff, 'on or off'],
  PLOTLINE_DEFAULT_APP: [text, 'the name of an app'],
  PLOTLINE_MODEL_RUNS_PER_HOUR: [count(1, 1_000_000), 'a whole number from 1'],
  PLOTLINE_MAX_UPLOAD_MB: [count(1, 1_000_000), 'a whole number of megabytes from 1'],
  PLOTLINE_QUERY_TIMEOUT_SECONDS: [count(1, 3600), 'a whole number of seconds from 1 to 3600'],
  PLOTLINE_MEMORY_MB: [count(128, 10_000_000), 'a whole number of megabytes from 128'],
  PLOTLINE_IMPORT_MEMORY_MB: [count(64, 10_000_000), 'a whole number of megabytes from 64'],
  PLOTLINE_STORAGE_MB: [count(1, 1_000_000_000), 'a whole number of megabytes from 1'],
  ...executionVariables,
  PLOTLINE_PUBLIC_URL: [webAddress, 'an http or https address'],
  PLOTLINE_TRUST_PROXY: [onOff, 'on or off'],
  LOG_LEVEL: [
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'trace, debug, info, warn, error, fatal or silent',
  ],
} as const;

type Name = keyof typeof Variables;
export const variableNames: readonly string[] = Object.keys(Variables);
const secrets: readonly Name[] = [
  'GEMINI_API_KEY',
  'GOOGLE_API_KEY',
  'GOOGLE_GENERATIVE_AI_API_KEY',
  'PLOTLINE_PASSWORD',
  'PLOTLINE_API_TOKEN',
  ...executionSecrets,
];
const keyNames = ['GEMINI_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY'] as const;

/** The environment, parsed once. Sizes are bytes or megabytes as named, folders absolute. */
export type Environment = {
  geminiKey: { name: string; value: string } | null;
  geminiBaseUrl: string | null;
  model: string;
  analyst: 'auto' | 'gemini' | 'builtin';
  /** `full` allows code mode on Google's servers; what else a model is sent is the same at both. */
  sharing: 'samples' | 'full';
  dataDir: string;
  databasePath: string;
  hostname: string;
  port: number;
  isLoopback: boolean;
  password: string | null;
  apiToken: string | null;
  /** Origins of other sites whose pages may call the wires at the root. */
  allowOrigins: readonly string[];
  autoCreateSessions: boolean;
  defaultApp: string | null;
  /** Of one network of API clients; the built-in analyst's do not count. */
  modelRunsPerHour: number;
  maxUploadBytes: number;
  queryTimeoutMs: number;
  memoryMb: number;
  importMemoryMb: number;
  storageBytes: number | null;
  execution: ExecutionEnvironment;
  publicUrl: URL | null;
  trustProxy: boolean;
  logLevel: string;
  /** Sentences for the start-up lines. */
  warnings: string[];
};

export type EnvironmentOutcome =
  | { ok: true; environment: Environment }
  /** One line for each bad value: its name, what was given, what is allowed. */
  | { ok: false; problems: string[] };

/** Reads what concerns Plotline; an empty value counts as not set. */
export function parseEnvironment(given: Record<string, string | undefined>): EnvironmentOutcome {
  const { values, problems } = readVariables(given);
  const environment = toEnvironment(values);
  problems.push(...findConflicts(environment, values));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, environment };
}

type Values = { [N in Name]?: z.infer<(typeof Variables)[N][0]> };

function readVariables(given: Record<string, string | undefined>): { values: Values; problems: string[] } {
  const problems: string[] = [];
  const entries = Object.entries(Variables).flatMap(([name, [schema, allowed]]) => {
    const value = given[name]?.trim();
    if (!value) return [];
    const parsed = schema.safeParse(value);
    if (parsed.success) return [[name, parsed.data]];
    const shown = secrets.some((secret) => secret === name) ? 'a value that is not shown' : `“${value}”`;
    problems.push(`${name} was given ${shown}; allowed is ${allowed}.`);
    return [];
  });
  return { values: Object.fromEntries(entries), problems };
}

function toEnvironment(values: Values): Environment {
  const dataDir = resolve(values.PLOTLINE_DATA_DIR ?? '.data');
  const address = chooseHostname(values.HOSTNAME);
  const keys = keyNames.flatMap((name) => (values[name] ? [{ name, value: values[name] }] : []));
  const [geminiKey = null] = keys;
  const memoryMb = values.PLOTLINE_MEMORY_MB ?? quarterOfMachine;
  return {
    geminiKey,
    geminiBaseUrl: values.GOOGLE_GEMINI_BASE_URL ?? null,
    model: values.PLOTLINE_MODEL ?? 'gemini-3.8-flash',
    analyst: values.PLOTLINE_ANALYST ?? 'auto',
    sharing: values.PLOTLINE_SHARING ?? 'samples',
    dataDir,
    databasePath: values.DATABASE_URL
      ? resolve(values.DATABASE_URL.replace(/^sqlite:(\/\/(?=\/))?/, ''))
      : resolve(dataDir, 'plotline.db'),
    hostname: address.hostname,
    port: values.PORT ?? 3000,
    isLoopback: isLoopbackHost(address.hostname),
    password: values.PLOTLINE_PASSWORD ?? null,
    apiToken: values.PLOTLINE_API_TOKEN ?? null,
    allowOrigins: values.PLOTLINE_ALLOW_ORIGINS ?? [],
    autoCreateSessions: isOn(values.PLOTLINE_AUTO_CREATE_SESSIONS),
    defaultApp: values.PLOTLINE_DEFAULT_APP ?? null,
    modelRunsPerHour: values.PLOTLINE_MODEL_RUNS_PER_HOUR ?? 600,
    maxUploadBytes: (values.PLOTLINE_MAX_UPLOAD_MB ?? 4096) * 1024 * 1024,
    queryTimeoutMs: (values.PLOTLINE_QUERY_TIMEOUT_SECONDS ?? 30) * 1000,
    memoryMb,
    importMemoryMb: values.PLOTLINE_IMPORT_MEMORY_MB ?? Math.min(256, memoryMb),
    storageBytes: values.PLOTLINE_STORAGE_MB ? values.PLOTLINE_STORAGE_MB * 1024 * 1024 : null,
    execution: toExecutionEnvironment(values),
    publicUrl: values.PLOTLINE_PUBLIC_URL ? new URL(values.PLOTLINE_PUBLIC_URL) : null,
    trustProxy: isOn(values.PLOTLINE_TRUST_PROXY),
    logLevel: values.LOG_LEVEL ?? 'info',
    warnings: [...address.warnings, ...warnOfKeys(keys), ...warnOfSharing(values)],
  };
}

function isOn(value: string | undefined): boolean {
  return ['1', 'true', 'on', 'yes'].includes(value ?? 'off');
}

/** Containers and shells set HOSTNAME to the machine's own name, which is no wish to listen on it. */
function chooseHostname(wanted: string | undefined): { hostname: string; warnings: string[] } {
  if (!wanted || wanted === hostname()) return { hostname: '127.0.0.1', warnings: [] };
  return { hostname: wanted, warnings: [] };
}

function warnOfKeys(keys: readonly { name: string; value: string }[]): string[] {
  const [first, ...others] = keys;
  const different = others.filter(({ value }) => value !== first?.value).map(({ name }) => name);
  if (!first || different.length === 0) return [];
  return [`${first.name} is used; ${different.join(' and ')} holds another key.`];
}

function warnOfSharing({ PLOTLINE_EXECUTOR, PLOTLINE_SHARING }: Values): string[] {
  if (PLOTLINE_EXECUTOR === 'gemini-builtin') {
    return ['Code mode runs on Google’s servers: whole tables of its sessions are sent to Google.'];
  }
  if (PLOTLINE_SHARING !== 'full') return [];
  return [
    'PLOTLINE_SHARING is “full”: by itself that sends no more than “samples”; it allows PLOTLINE_EXECUTOR to be “gemini-builtin”.',
  ];
}

export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** As a socket names the other side, IPv4 inside IPv6 included. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(address);
}

function findConflicts(environment: Environment, values: Values): string[] {
  const { isLoopback, hostname: host, password, trustProxy, importMemoryMb, memoryMb, analyst } = environment;
  const problems: string[] = [];
  if (!isLoopback && !password) {
    problems.push(
      `HOSTNAME was given “${host}”, which other machines can reach: that is allowed only with PLOTLINE_PASSWORD set, because without it anyone could read and delete all data. Set a password, or leave HOSTNAME at 127.0.0.1.`,
    );
  }
  if (trustProxy && !(password && values.PLOTLINE_API_TOKEN)) {
    problems.push(
      'PLOTLINE_TRUST_PROXY was given “on”; allowed is that only with PLOTLINE_PASSWORD and PLOTLINE_API_TOKEN set, because nobody behind a proxy is known to be on this machine.',
    );
  }
  if (importMemoryMb > memoryMb) {
    problems.push(
      `PLOTLINE_IMPORT_MEMORY_MB was given “${importMemoryMb}”; allowed is at most PLOTLINE_MEMORY_MB, which is ${memoryMb}.`,
    );
  }
  if (analyst === 'gemini' && !environment.geminiKey) {
    problems.push('PLOTLINE_ANALYST was given “gemini”; allowed is that only with GEMINI_API_KEY set.');
  }
  if (
    environment.execution.executor === 'gemini-builtin' &&
    !(environment.sharing === 'full' && environment.geminiKey)
  ) {
    problems.push(
      'PLOTLINE_EXECUTOR was given “gemini-builtin”; allowed is that only with PLOTLINE_SHARING set to “full” and GEMINI_API_KEY set, because it sends whole tables to Google.',
    );
  }
  return [...problems, ...findExecutionConflicts(environment.execution)];
}
