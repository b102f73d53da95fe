import { type ErrorCode, PlotlineError } from '#lib/base/index.ts';

const byStatus: Record<number, [ErrorCode, string]> = {
  400: ['bad_request', 'This is not a request of the tus protocol, version 1.0.'],
  403: ['bad_request', 'The upload says nothing of where it goes on.'],
  404: ['upload_not_found', 'There is no such upload any more. Start it again.'],
  409: ['conflict', 'The upload goes on from another place. Ask where it stands, then go on from there.'],
  410: ['upload_not_found', 'There is no such upload any more. Start it again.'],
  412: ['bad_request', 'The header Tus-Resumable: 1.0.0 is missing.'],
  413: ['file_too_large', 'The file is larger than this installation allows, or than was announced.'],
  415: ['unsupported_media_type', 'Send pieces as application/offset+octet-stream.'],
  423: ['conflict', 'Another request writes to this upload. Try again in a moment.'],
};

/** What the tus server's refusal means, in our words. */
export function toUploadError(status: number, { isDiskFull }: { isDiskFull: boolean }): PlotlineError {
  if (status >= 500 && isDiskFull) {
    return new PlotlineError(
      'disk_full',
      'The disk of the server is full. Free some space and upload again.',
    );
  }
  const [code, message] = byStatus[status] ?? ['internal', 'The upload broke off. Try again.'];
  return new PlotlineError(code, message, { cause: new Error(`tus answered ${status}`) });
}
