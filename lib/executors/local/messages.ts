import { z } from 'zod';

/** The first frame of a connection: who is there. */
export const Hello = z.discriminatedUnion('hello', [
  z.object({ hello: z.literal('zygote'), token: z.string(), version: z.string() }),
  z.object({ hello: z.literal('kernel'), id: z.string(), token: z.string() }),
  z.object({ hello: z.literal('failed'), id: z.string(), reason: z.string() }),
]);
export type Hello = z.infer<typeof Hello>;

/** What the zygote says after that. */
export const ZygoteMessage = z.object({ op: z.literal('ended'), id: z.string(), reason: z.string() });

/** The end of a run, as its supervisor saw it. Nothing in it but names of files and printed text is from the code. */
export const Done = z.object({
  op: z.literal('done'),
  end: z.enum(['exit', 'timeout', 'memory', 'output', 'content', 'stopped', 'prepare']),
  detail: z.string(),
  code: z.number().int().nullable(),
  signal: z.string().nullable(),
  cpuMs: z.number(),
  memoryBytes: z.number(),
  files: z.array(z.object({ name: z.string(), size: z.number().int() })),
  filesLeftOut: z.number().int(),
  stdout: z.string(),
  stderr: z.string(),
  truncated: z.object({ stdout: z.boolean(), stderr: z.boolean() }),
  durationMs: z.number(),
});
export type Done = z.infer<typeof Done>;

/** What the supervisor of a session says after its hello. */
export const KernelMessage = z.discriminatedUnion('op', [
  z.object({ op: z.literal('output'), stream: z.enum(['o', 'e']) }),
  z.object({ op: z.literal('content'), kind: z.string() }),
  Done,
  z.object({ op: z.literal('file'), found: z.boolean() }),
]);
export type KernelMessage = z.infer<typeof KernelMessage>;
