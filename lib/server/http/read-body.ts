import { formatBytes, PlotlineError } from '#lib/base/index.ts';

/** The request's JSON, read no further than `limit` bytes, which `take` is told of; undefined where there is no body. */
export async function readJson(
  request: Request,
  limit: number,
  take: (bytes: number) => void = () => undefined,
): Promise<unknown> {
  const bytes = await readLimited(request, limit, take);
  if (bytes.length === 0) return undefined;
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    throw new PlotlineError('unsupported_media_type', 'Send the body as application/json.');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new PlotlineError('bad_request', 'The body is not JSON.', { cause: error });
  }
}

async function readLimited(
  request: Request,
  limit: number,
  take: (bytes: number) => void,
): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw tooLarge(limit);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.length;
    if (size > limit) throw tooLarge(limit);
    take(piece.length);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function tooLarge(limit: number): PlotlineError {
  return new PlotlineError('body_too_large', `The body may have ${formatBytes(limit)} at most.`);
}
