import type { DetailedError, Upload } from 'tus-js-client';
import { isPassing } from './is-passing.ts';

export type UploadFileOptions = {
  sessionId: string;
  onProgress: (sent: number) => void;
  onStored: () => void;
  onFailed: (failure: UploadFailure) => void;
};

export type UploadFailure = { message: string; canRetry: boolean };

export type RunningUpload = {
  /** Goes on after a failure, from the last byte that the server has. */
  resume(): void;
  /** Ends the upload and removes what the server has of it. */
  cancel(): Promise<void>;
};

const chunkSize = 16 * 1024 * 1024;

/** Sends a file by the tus protocol, resuming an earlier upload of the same file into the same session. */
export async function uploadFile(file: File, options: UploadFileOptions): Promise<RunningUpload> {
  const { Upload: TusUpload } = await import('tus-js-client');
  let isCancelled = false;
  const upload = new TusUpload(file, {
    endpoint: '/api/uploads',
    chunkSize,
    retryDelays: [0, 1000, 3000, 5000, 10_000],
    metadata: { filename: file.name, filetype: file.type || 'text/csv', sessionId: options.sessionId },
    fingerprint: async () =>
      ['plotline', options.sessionId, file.name, file.size, file.lastModified].join('/'),
    removeFingerprintOnSuccess: true,
    onShouldRetry: (error) => isPassing(error.originalResponse?.getStatus() ?? 0),
    // Cut off before its answer, a creation would leave an upload behind that nobody knows of.
    onUploadUrlAvailable: () => void (isCancelled && upload.abort(true)),
    onProgress: (sent) => options.onProgress(sent),
    onSuccess: () => isCancelled || options.onStored(),
    onError: (error) => isCancelled || options.onFailed(toFailure(error)),
  });
  await startWhereItStopped(upload);
  return {
    resume: () => upload.start(),
    async cancel() {
      isCancelled = true;
      if (upload.url !== null) await upload.abort(true);
    },
  };
}

async function startWhereItStopped(upload: Upload): Promise<void> {
  const [earlier] = await upload.findPreviousUploads();
  if (earlier) upload.resumeFromPreviousUpload(earlier);
  upload.start();
}

function toFailure(error: Error | DetailedError): UploadFailure {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  if (status === 0) {
    return { message: 'The connection was lost. What has arrived is kept: press Resume.', canRetry: true };
  }
  const message = messageOf(response?.getBody() ?? '') ?? `The server refused the file (${status}).`;
  return { message, canRetry: isPassing(status) || status === 507 };
}

function messageOf(body: string): string | null {
  const match = /"message"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(body);
  const text: unknown = match?.[1] ? JSON.parse(match[1]) : body.trim();
  return typeof text === 'string' && text !== '' && text.length < 500 && !text.startsWith('<') ? text : null;
}
