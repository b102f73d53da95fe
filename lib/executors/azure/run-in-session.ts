import { randomBytes } from 'node:crypto';
import type { Execution, ExecutionFigure } from '#lib/contracts/index.ts';
import type { ExecutionRequest } from '../executor.ts';
import { type Manifest, parseManifest, parsePacked, type ToldFigure } from '../remote/manifest.ts';
import { toExecution } from '../remote/to-execution.ts';
import { toFigure } from '../remote/to-figure.ts';
import { writeCell } from '../remote/write-cell.ts';
import { type AzureDialect, longestRunMs } from './azure-dialect.ts';
import type { AzureSession } from './azure-session.ts';
import { fromNative } from './from-native.ts';
import type { AzureAnswer } from './parse-answer.ts';
import { type FilePlan, planFiles, type UploadPlan } from './plan-files.ts';
import { refuseFiles } from './refuse-files.ts';

/** Most of what a run may tell inside its answer, where there are no files. */
const packedBytes = 12 * 1024 * 1024;

export type SessionRun = {
  session: AzureSession;
  dialect: AzureDialect;
  request: ExecutionRequest;
  /** Whether the owner's earlier session is known to be gone. */
  stateReset: boolean;
  signal: AbortSignal;
};

export type SessionOutcome = {
  execution: Execution;
  /** Of Python, where the run told of itself. */
  version: string | null;
  mayGoOn: boolean;
};

/**
 * One run: what it needs is sent, the code runs, what it tells is fetched. Where the session was lost on the way,
 * its files are sent anew and the code, which had not begun, runs then.
 */
export async function runInSession(run: SessionRun): Promise<SessionOutcome> {
  const { session, dialect, request, signal } = run;
  const plan = await planFiles(request, dialect);
  if (plan.refusal !== null) return refuseFiles(plan.refusal, session);
  const address = await untilStopped(session.address(), signal);
  await upload(run, { address, uploads: plan.uploads });
  let { answer, manifest, prefix } = await execute(run, { address, plan });
  if (manifest?.kind === 'needs') {
    session.uploaded.clear();
    await upload(run, { address, uploads: plan.uploads });
    ({ answer, manifest, prefix } = await execute(run, { address, plan }));
  }
  const hadRun = session.hasRun;
  session.hasRun = true;
  const isReset = run.stateReset || (!dialect.keepsState && request.owner !== null);
  const facts = {
    executor: 'azure',
    kernelId: dialect.keepsState ? session.id : null,
    limits: limitsOf(run),
  };
  if (manifest?.kind !== 'told') {
    const stateReset = isReset;
    return { ...fromNative(answer, { ...facts, stateReset, notes: plan.notes }), version: null };
  }
  const { told } = manifest;
  const fetched = await fetchFigures(told.figures, { ...run, address, prefix });
  const execution = toExecution(told, {
    ...facts,
    figures: fetched.figures,
    notes: [...plan.notes, ...fetched.notes],
    stateReset: isReset || (hadRun && told.isNew),
  });
  return { execution, version: told.version, mayGoOn: told.status !== 'timeout' };
}

type Place = { address: string };

async function upload(
  { session, dialect, signal }: SessionRun,
  { address, uploads }: Place & { uploads: readonly UploadPlan[] },
): Promise<void> {
  for (const { name, sha256, open } of uploads) {
    if (session.uploaded.get(name) === sha256) continue;
    await dialect.files?.upload(address, { name, body: await open() }, signal);
    session.uploaded.set(name, sha256);
  }
}

type Executed = { answer: AzureAnswer; manifest: Manifest | null; prefix: string };

async function execute(run: SessionRun, { address, plan }: Place & { plan: FilePlan }): Promise<Executed> {
  const { session, dialect, request, signal } = run;
  const mark = `plotline-${randomBytes(16).toString('hex')}`;
  const prefix = dialect.files?.hasFolders ? `${mark}/` : `${mark}-`;
  const { timeoutMs } = limitsOf(run);
  const cell = writeCell(request.code, {
    folder: dialect.folder,
    folderOut: dialect.files ? prefix : null,
    mark,
    budget: packedBytes,
    inline: plan.inline,
    expected: plan.uploads.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    tables: plan.tables,
    kernel: session.id,
    stdin: request.stdin ?? '',
    args: request.args ?? [],
    timeoutMs,
    timesLoading: false,
    tee: true,
    raises: true,
  });
  const answer = await dialect.execute(address, cell, { timeoutMs, signal });
  if (!dialect.files) return { answer, manifest: parsePacked(String(answer.value), mark), prefix };
  const bytes = await dialect.files.download(address, `${prefix}manifest.json`, signal);
  return { answer, manifest: bytes && parseManifest(bytes), prefix };
}

async function fetchFigures(
  told: readonly ToldFigure[],
  { address, dialect, prefix, signal }: SessionRun & Place & { prefix: string },
): Promise<{ figures: ExecutionFigure[]; notes: string[] }> {
  const fetched = await Promise.all(
    told.map(async (figure) => {
      const isOurs = figure.file?.startsWith(prefix) && !figure.file.includes('..');
      const bytes = figure.data
        ? Buffer.from(figure.data, 'base64')
        : isOurs && figure.file
          ? await dialect.files?.download(address, figure.file, signal)
          : null;
      return bytes ? toFigure(figure, bytes) : 'A figure was left out: its file is gone.';
    }),
  );
  return {
    figures: fetched.filter((figure) => typeof figure !== 'string'),
    notes: fetched.filter((figure) => typeof figure === 'string'),
  };
}

/** The service ends what runs longer than it allows. */
function limitsOf({ request }: SessionRun) {
  return { ...request.limits, timeoutMs: Math.min(request.limits.timeoutMs, longestRunMs - 20_000) };
}

function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const stopped = Promise.withResolvers<never>();
  const stop = () => stopped.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  return Promise.race([work, stopped.promise]).finally(() => signal.removeEventListener('abort', stop));
}
