import { resolve } from 'node:path';
import { z } from 'zod';
import type { AzureSettings, ExecutionLimits } from '#lib/executors/index.ts';

const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const text = z.string().trim().min(1);
const webAddress = z.url({ protocol: /^https?$/ });

const dialects = ['executions', 'code-execute', 'session-uri'] as const;

/** The variables of code execution: what is allowed (in words) and how it is parsed. */
export const executionVariables = {
  PLOTLINE_EXECUTOR: [
    z.enum(['auto', 'local', 'azure', 'piston', 'gemini-builtin', 'off']),
    'auto, local, azure, piston, gemini-builtin or off',
  ],
  PLOTLINE_MAX_CONCURRENT_SESSIONS: [count(1, 600), 'a whole number from 1 to 600'],
  PLOTLINE_SESSION_TIMEOUT_MINUTES: [count(1, 1440), 'a whole number of minutes from 1 to 1440'],
  PLOTLINE_EXECUTION_TIMEOUT_SECONDS: [count(1, 3600), 'a whole number of seconds from 1 to 3600'],
  PLOTLINE_EXECUTION_MEMORY_MB: [count(128, 1_000_000), 'a whole number of megabytes from 128'],
  PYTHON: [text, 'a Python interpreter'],
  PLOTLINE_PYTHON_ENV: [text, 'a folder'],
  AZURE_SESSION_POOL_ENDPOINT: [webAddress, 'the http or https address of a session pool'],
  AZURE_SESSION_DIALECT: [z.enum(dialects), 'executions, code-execute or session-uri'],
  AZURE_SESSION_API_VERSION: [
    z.string().regex(/^\d{4}-\d{2}-\d{2}(-preview)?$/),
    'a version such as 2025-10-02-preview',
  ],
  AZURE_SESSION_TOKEN: [text, 'a token'],
  AZURE_TENANT_ID: [text, 'the id of a tenant'],
  AZURE_CLIENT_ID: [text, 'the id of an identity'],
  AZURE_CLIENT_SECRET: [text, 'a secret'],
  AZURE_FEDERATED_TOKEN_FILE: [text, 'a file'],
  AZURE_AUTHORITY_HOST: [webAddress, 'an http or https address'],
  AZURE_POD_IDENTITY_AUTHORITY_HOST: [webAddress, 'an http or https address'],
  IDENTITY_ENDPOINT: [webAddress, 'an http or https address'],
  IDENTITY_HEADER: [text, 'a secret'],
  PISTON_URL: [webAddress, 'the http or https address of a Piston server'],
  PISTON_TOKEN: [text, 'a token'],
} as const;

export const executionSecrets = [
  'AZURE_SESSION_TOKEN',
  'AZURE_CLIENT_SECRET',
  'IDENTITY_HEADER',
  'PISTON_TOKEN',
] as const;

type Values = {
  [N in keyof typeof executionVariables]?: z.infer<(typeof executionVariables)[N][0]> | undefined;
};

/** Where Python runs and how much of it. */
export type ExecutionEnvironment = {
  /** `gemini-builtin` is no executor: code mode alone has it, and no program of others runs. */
  executor: 'auto' | 'local' | 'azure' | 'piston' | 'gemini-builtin' | 'off';
  maxSessions: number;
  sessionTimeoutMs: number;
  limits: ExecutionLimits;
  python: string;
  /** Where the local executor's environment is installed; null is in the data folder. */
  pythonFolder: string | null;
  azure: AzureSettings | null;
  piston: { url: string; token: string | null } | null;
};

export function toExecutionEnvironment(values: Values): ExecutionEnvironment {
  const dialect = values.AZURE_SESSION_DIALECT ?? 'executions';
  const endpoint = values.AZURE_SESSION_POOL_ENDPOINT;
  return {
    executor: values.PLOTLINE_EXECUTOR ?? 'auto',
    maxSessions: values.PLOTLINE_MAX_CONCURRENT_SESSIONS ?? 10,
    sessionTimeoutMs: (values.PLOTLINE_SESSION_TIMEOUT_MINUTES ?? 30) * 60_000,
    limits: {
      timeoutMs: (values.PLOTLINE_EXECUTION_TIMEOUT_SECONDS ?? 60) * 1000,
      memoryMb: values.PLOTLINE_EXECUTION_MEMORY_MB ?? 1024,
    },
    python: values.PYTHON ?? 'python3',
    pythonFolder: values.PLOTLINE_PYTHON_ENV ? resolve(values.PLOTLINE_PYTHON_ENV) : null,
    azure: endpoint
      ? {
          endpoint,
          dialect,
          apiVersion: values.AZURE_SESSION_API_VERSION ?? defaultVersions[dialect],
          token: values.AZURE_SESSION_TOKEN ?? null,
          credentials: credentialsOf(values),
        }
      : null,
    piston: values.PISTON_URL ? { url: values.PISTON_URL, token: values.PISTON_TOKEN ?? null } : null,
  };
}

function credentialsOf(values: Values): AzureSettings['credentials'] {
  const { AZURE_TENANT_ID, AZURE_CLIENT_ID, AZURE_CLIENT_SECRET, AZURE_FEDERATED_TOKEN_FILE } = values;
  const { AZURE_AUTHORITY_HOST, AZURE_POD_IDENTITY_AUTHORITY_HOST, IDENTITY_ENDPOINT, IDENTITY_HEADER } =
    values;
  return {
    AZURE_TENANT_ID,
    AZURE_CLIENT_ID,
    AZURE_CLIENT_SECRET,
    AZURE_FEDERATED_TOKEN_FILE,
    AZURE_AUTHORITY_HOST,
    AZURE_POD_IDENTITY_AUTHORITY_HOST,
    IDENTITY_ENDPOINT,
    IDENTITY_HEADER,
  };
}

const defaultVersions = {
  executions: '2025-10-02-preview',
  'code-execute': '2024-02-02-preview',
  'session-uri': '2024-02-02-preview',
} as const;

export function findExecutionConflicts({ executor, azure, piston }: ExecutionEnvironment): string[] {
  if (executor === 'azure' && !azure) {
    return [
      'PLOTLINE_EXECUTOR was given “azure”; allowed is that only with AZURE_SESSION_POOL_ENDPOINT set.',
    ];
  }
  if (executor === 'piston' && !piston) {
    return ['PLOTLINE_EXECUTOR was given “piston”; allowed is that only with PISTON_URL set.'];
  }
  return [];
}
