import { z } from 'zod';
import type { DescribedRoute } from '../openapi/describe-api.ts';

const milliseconds = z.int().min(0);

const ExecuteRequest = z.object({
  language: z.string().meta({ examples: ['python'] }),
  /** Any 3.x selector is the Python that is installed; the answer says which. */
  version: z.string().meta({ examples: ['3'] }),
  files: z
    .array(
      z.object({
        name: z.string().optional(),
        content: z.string(),
        encoding: z.enum(['utf8', 'base64', 'hex']).optional(),
      }),
    )
    .min(1)
    .describe('The first utf8 one is the program'),
  stdin: z.string().optional(),
  args: z.array(z.string()).optional(),
  run_timeout: milliseconds.optional(),
  run_memory_limit: z.int().min(-1).optional().describe('Bytes; -1 is the installation’s own limit'),
});

const Stage = z.object({
  stdout: z.string(),
  stderr: z.string(),
  output: z.string().describe('Both, in the order in which they were written'),
  code: z.int().nullable(),
  signal: z.string().nullable(),
  message: z.string().nullable(),
  status: z.enum(['RE', 'SG', 'TO', 'OL']).nullable(),
  cpu_time: z.number().nullable(),
  memory: z.number().nullable(),
  wall_time: z.number(),
});

const tag = 'Python (Piston v2)';
const errors = {
  415: 'The body does not say that it is JSON',
  503: 'No Python runs here; the message says why',
};

/** Piston's wire as OpenAPI describes it; `parseExecuteRequest` answers in Piston's own words where one does not fit. */
export const executeContracts: readonly DescribedRoute[] = [
  {
    method: 'GET',
    path: '/api/v2/runtimes',
    summary: 'What can be run',
    tag,
    answer: z.array(z.object({ language: z.string(), version: z.string(), aliases: z.array(z.string()) })),
    errors,
  },
  {
    method: 'POST',
    path: '/api/v2/execute',
    summary: 'Runs a program in an interpreter of its own, without network or data',
    tag,
    body: ExecuteRequest,
    answer: z.object({ run: Stage, language: z.string(), version: z.string() }),
    errors,
  },
];
