import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Server as TusServer, type Upload } from '@tus/server';
import { z } from 'zod';
import { PlotlineError } from '#lib/base/index.ts';
import type { EarlyExamination } from '#lib/imports/index.ts';
import {
  type Actor,
  beginUpload,
  cleanFileName,
  deleteDataset,
  finishUpload,
  requireUpload,
  type Services,
  type StoredUpload,
} from '#lib/usecases/index.ts';
import { ExaminingStore } from './examining-store.ts';
import { errorResponse } from './http/error-response.ts';
import { toUploadError } from './upload-error.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A disk with less than this left is why a write failed. */
const leastFree = 16 * 1024 * 1024;

export type Uploads = {
  create(actor: Actor, request: Request): Promise<Response>;
  continue(actor: Actor, exchange: { request: Request; uploadId: string }): Promise<Response>;
  /** Removes what was not finished and had no byte for a day. */
  sweep(): Promise<void>;
};

type Exchange = { actor: Actor; uploadId: string | undefined; error: unknown };

const Metadata = z.object({ filename: z.string().min(1).max(1000), sessionId: z.string().max(256) });

/** Resumable uploads into `directory`; the bytes go straight to the disk. */
export function createUploads(directory: string, services: Services): Uploads {
  const exchange = new AsyncLocalStorage<Exchange>();
  const store = new ExaminingStore(directory);
  const tus = new TusServer({
    path: '/api/uploads',
    datastore: store,
    relativeLocation: true,
    maxSize: services.settings.installation.maxUploadBytes,
    allowedOrigins: [],
    namingFunction: () => crypto.randomUUID(),
    // By itself tus takes what stands after an address's last slash, even in its query, which nobody checked.
    getFileIdFromRequest: () => exchange.getStore()?.uploadId,
    onUploadCreate: (_request, upload) => keepError(exchange, (actor) => begin(actor, upload, services)),
    onUploadFinish: (_request, upload) =>
      keepError(exchange, (actor) => finish(actor, { upload, early: store.take(upload.id) }, services)),
  });

  async function handle(actor: Actor, request: Request, uploadId?: string): Promise<Response> {
    const own: Exchange = { actor, uploadId, error: null };
    const response = await exchange.run(own, () => tus.handleWeb(request));
    if (response.status < 400) return response;
    return answerFailure(response, own.error);
  }

  async function answerFailure(response: Response, error: unknown): Promise<Response> {
    const { free } = await services.storage();
    const reason = error ?? toUploadError(response.status, { isDiskFull: free < leastFree });
    return errorResponse(reason, services.logger, { 'tus-resumable': '1.0.0' });
  }

  async function remove(upload: StoredUpload): Promise<void> {
    await store
      .remove(upload.id)
      .catch((error) => services.logger.debug({ err: error }, 'No bytes to remove'));
    await services.stores.uploads.remove(upload.id);
  }

  return {
    create: (actor, request) => handle(actor, request),
    async continue(actor, { request, uploadId }) {
      const upload = await requireUpload(actor, { uploadId }, services);
      if (upload.datasetId) return answerFinished(actor, { upload, request }, services);
      const response = await handle(actor, request, upload.id);
      const isGone = response.status === 507 || (request.method === 'DELETE' && response.ok);
      if (isGone) await remove(upload);
      return response;
    },
    async sweep() {
      const before = services.clock.now() - dayMs;
      for (const upload of await services.stores.uploads.listCreatedBefore(before)) {
        const received = await services.receivedOf(upload.id);
        if (received === null || received.at < before) await remove(upload);
      }
      await removeOld(directory, before);
    },
  };
}

/** What a crash left between the disk and the database. */
async function removeOld(directory: string, before: number): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    if ((await lastByteAt(path)) < before) await rm(path, { force: true });
  }
}

/** What tus notes about an upload is written once, so it is as young as the bytes beside it. */
async function lastByteAt(path: string): Promise<number> {
  const times = [path, path.replace(/\.json$/, '')].map((one) =>
    stat(one).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  );
  return Math.max(...(await Promise.all(times)));
}

async function keepError<T>(
  exchange: AsyncLocalStorage<Exchange>,
  work: (actor: Actor) => Promise<T>,
): Promise<T> {
  const own = exchange.getStore();
  if (!own) throw new Error('An upload without its request');
  try {
    return await work(own.actor);
  } catch (error) {
    own.error = error;
    throw { status_code: PlotlineError.is(error) ? error.status : 500, body: '' };
  }
}

async function begin(actor: Actor, upload: Upload, services: Services) {
  const metadata = Metadata.safeParse(upload.metadata);
  if (!metadata.success || upload.size === undefined) {
    throw new PlotlineError('invalid_input', 'An upload needs its length, a filename and a sessionId.');
  }
  const { filename, sessionId } = metadata.data;
  const name = cleanFileName(filename);
  await beginUpload(actor, { id: upload.id, sessionId, name, bytes: upload.size }, services);
  return { metadata: { filename: name, sessionId } };
}

async function finish(
  actor: Actor,
  { upload, early }: { upload: Upload; early: EarlyExamination | undefined },
  services: Services,
) {
  const path = upload.storage?.path;
  if (!path) throw new Error('A finished upload without a file');
  const { datasetId } = await finishUpload(actor, { uploadId: upload.id, path, early }, services);
  await rm(`${path}.json`, { force: true });
  return { headers: { 'plotline-dataset': datasetId } };
}

/** A client that did not hear of its last piece asks again; one that cancels too late takes the dataset back. */
async function answerFinished(
  actor: Actor,
  { upload, request }: { upload: StoredUpload; request: Request },
  services: Services,
): Promise<Response> {
  const length = String(upload.bytes);
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-length': length,
    'upload-offset': length,
    'cache-control': 'no-store',
    'plotline-dataset': upload.datasetId ?? '',
  };
  if (request.method === 'HEAD') return new Response(null, { status: 200, headers });
  if (request.method === 'DELETE') {
    const datasetId = upload.datasetId ?? '';
    await deleteDataset(actor, { datasetId }, services);
    await services.stores.uploads.remove(upload.id);
    return new Response(null, { status: 204, headers });
  }
  if (request.headers.get('upload-offset') === length) return new Response(null, { status: 204, headers });
  throw new PlotlineError('conflict', 'This upload is complete.');
}
