import { z } from 'zod';

export const ExecutionStatus = z.enum([
  'ok',
  'error',
  'timeout',
  'out_of_memory',
  'busy',
  'stopped',
  'unavailable',
]);
export type ExecutionStatus = z.infer<typeof ExecutionStatus>;

const figureFrame = {
  title: z.string().nullable(),
  /** Pixels, where known. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
};

/** What code drew: a picture (`data` is base64), or a cleaned Plotly figure. */
export const ExecutionFigure = z.discriminatedUnion('mime', [
  z.object({ mime: z.literal('image/png'), data: z.base64(), ...figureFrame }),
  z.object({
    mime: z.literal('application/vnd.plotly.v1+json'),
    json: z.record(z.string(), z.unknown()),
    ...figureFrame,
  }),
]);
export type ExecutionFigure = z.infer<typeof ExecutionFigure>;

/** Mime type of a table in a result: `{columns: string[], rows: Cell[][], totalRows: number}`. */
export const tableMimeType = 'application/vnd.plotline.table+json';

/** `exitCode` is null where a signal ended it, `signal` (`SIGKILL`) where it ended by itself. */
export const ExecutionProcess = z.object({
  exitCode: z.number().int().nullable(),
  signal: z.string().nullable(),
  cpuMs: z.number().nullable(),
  memoryBytes: z.number().nullable(),
});
export type ExecutionProcess = z.infer<typeof ExecutionProcess>;

/** What a run of Python gave, the same from every executor. */
export const Execution = z.object({
  status: ExecutionStatus,
  stdout: z.string(),
  stderr: z.string(),
  /** Where true, head and tail were kept and the text says what was cut. */
  truncated: z.object({ stdout: z.boolean(), stderr: z.boolean() }),
  /** `traceback` has the frames of the person's code only. For other statuses than `error`: what to do. */
  error: z.object({ name: z.string(), message: z.string(), traceback: z.string() }).nullable(),
  /** The last expression, as a mime bundle with `text/plain` and perhaps a table. */
  result: z.record(z.string(), z.unknown()).nullable(),
  /** In the order they were drawn. */
  figures: z.array(ExecutionFigure),
  /** What the code wrote. `name` is a path below its working folder. */
  files: z.array(z.object({ name: z.string(), size: z.number().int(), mime: z.string() })),
  durationMs: z.number(),
  executor: z.string(),
  kernelId: z.string().nullable(),
  /** Whether variables and files of earlier runs are gone. */
  stateReset: z.boolean(),
  /** With `busy`. */
  retryAfterSeconds: z.number().optional(),
  /** What the run's process used and how it ended, where the executor can tell; never what code says of itself. */
  process: ExecutionProcess.optional(),
});
export type Execution = z.infer<typeof Execution>;

/** A live interpreter of a session. */
export const Kernel = z.object({
  id: z.string(),
  sessionId: z.string(),
  sessionTitle: z.string(),
  executor: z.string(),
  status: z.enum(['idle', 'running']),
  createdAt: z.string(),
  lastUsedAt: z.string(),
});
export type Kernel = z.infer<typeof Kernel>;
