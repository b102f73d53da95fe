import { formatBytes } from '#lib/base/index.ts';
import { findJsonProblem } from './find-json-problem.ts';
import { WireError } from './wire-error.ts';

const megabyte = 1_000_000;

/**
 * A body that says it is JSON, parsed; any other as text, for the schema to refuse; undefined where there is none.
 * Reads no more than `limit` bytes.
 */
export async function readBody(request: Request, limit: number = megabyte): Promise<unknown> {
  const text = await readText(request, limit);
  if (text === '') return undefined;
  return isJson(request.headers.get('content-type') ?? '') ? parseJson(text) : text;
}

async function readText(request: Request, limit: number): Promise<string> {
  const announced = request.headers.get('content-length');
  if (announced !== null) {
    if (Number(announced) > limit) throw tooLarge(limit);
    return request.text();
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.length;
    if (size > limit) throw tooLarge(limit);
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

function tooLarge(limit: number): WireError {
  return new WireError(413, `The body may have ${formatBytes(limit)} at most.`);
}

function isJson(contentType: string): boolean {
  return /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(contentType.trim());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { position, reason } = findJsonProblem(text);
    const problem = {
      type: 'json_invalid',
      loc: ['body', position],
      msg: 'JSON decode error',
      input: {},
      ctx: { error: reason },
    };
    throw new WireError(422, [problem]);
  }
}
