import { randomBytes } from 'node:crypto';
import { formatBytes } from '#lib/base/index.ts';
import type { ExecutionRequest, ExecutorDataset } from '../executor.ts';
import { mentionsTable } from '../remote/mentions.ts';
import { writeCell } from '../remote/write-cell.ts';
import type { PistonFile } from './piston-client.ts';
import type { PistonLimits } from './piston-limits.ts';

/** A dataset as CSV with a header, and its columns of dates; null where it has more bytes. */
export type ReadCsv = (
  dataset: ExecutorDataset,
  mostBytes: number,
  signal: AbortSignal,
) => Promise<{ csv: string; dates: string[] } | null>;

export type ProgramPlan = {
  files: PistonFile[];
  /** Around what the program tells. */
  mark: string;
  notes: string[];
  /** Why the run can't be, where something that it needs does not fit. */
  refusal: string | null;
};

/** What the server needs beside the run itself, to end it and tell of it. */
const slackMs = 500;

/** How long the code itself may run. */
export function codeMs(request: ExecutionRequest, limits: PistonLimits): number {
  return Math.max(100, Math.min(request.limits.timeoutMs, limits.timeoutMs - slackMs));
}

/** How long the program around it may. */
export function programMs(request: ExecutionRequest): number {
  return request.limits.timeoutMs + slackMs;
}

/** The code with all that it needs, in one request: datasets go along as CSV while there is room. */
export async function planProgram(
  request: ExecutionRequest,
  { limits, readCsv, signal }: { limits: PistonLimits; readCsv: ReadCsv; signal: AbortSignal },
): Promise<ProgramPlan> {
  const mark = `plotline-${randomBytes(16).toString('hex')}`;
  const plan: ProgramPlan = { files: [], mark, notes: [], refusal: null };
  const cell = (tables: { table: string; file: string; dates: string[] }[]): PistonFile => ({
    name: 'main.py',
    content: `print(${writeCell(request.code, toJob(request, { limits, mark, tables }))}, file=__import__("sys").__stdout__)\n`,
    encoding: 'utf8',
  });
  const extra = Object.entries(request.files ?? {}).map(([name, bytes]) => toFile(name, bytes));
  const tables: { table: string; file: string; dates: string[] }[] = [];
  const datasets: PistonFile[] = [];
  let room = limits.bodyBytes - sizeOf([cell([]), ...extra]) - 2000;
  if (room < 0) plan.refusal = `The program and its files are too large for this Piston server.`;
  for (const dataset of request.datasets) {
    const read = plan.refusal === null ? await readCsv(dataset, room, signal) : null;
    const file: PistonFile = { name: `${dataset.table}.csv`, content: read?.csv ?? '', encoding: 'utf8' };
    if (!read || sizeOf([file]) + 200 > room) {
      leaveOut(plan, { request, dataset, room });
      continue;
    }
    room -= sizeOf([file]) + 200;
    datasets.push(file);
    tables.push({ table: dataset.table, file: file.name, dates: read.dates });
  }
  plan.files = [cell(tables), ...datasets, ...extra];
  return plan;
}

function leaveOut(
  plan: ProgramPlan,
  { request, dataset, room }: { request: ExecutionRequest; dataset: ExecutorDataset; room: number },
): void {
  const sentence = `“${dataset.name}” is not there: this Piston server takes ${formatBytes(Math.max(0, room))} more in a request, and as CSV it is larger.`;
  if (mentionsTable(request.code, dataset.table)) plan.refusal ??= sentence;
  plan.notes.push(sentence);
}

function toJob(
  request: ExecutionRequest,
  {
    limits,
    mark,
    tables,
  }: { limits: PistonLimits; mark: string; tables: { table: string; file: string; dates: string[] }[] },
) {
  return {
    folder: null,
    folderOut: null,
    mark,
    budget: limits.outputBytes - 2,
    inline: {},
    expected: [],
    tables,
    kernel: mark,
    stdin: request.stdin ?? '',
    args: request.args ?? [],
    timeoutMs: codeMs(request, limits),
    timesLoading: true,
    tee: false,
    raises: false,
  };
}

function toFile(name: string, bytes: Uint8Array): PistonFile {
  return { name, content: Buffer.from(bytes).toString('base64'), encoding: 'base64' };
}

function sizeOf(files: readonly PistonFile[]): number {
  return Buffer.byteLength(JSON.stringify(files));
}
