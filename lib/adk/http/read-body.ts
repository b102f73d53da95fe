import { formatBytes } from '#lib/base/index.ts';
import { findJsonProblem, type JsonProblem } from './find-json-problem.ts';
import { WireError } from './wire-error.ts';

const megabyte = 1_000_000;

/**
 * A body that says it is JSON, parsed; any other as text, for the schema to refuse; undefined where there is none.
 * Reads no more than `limit` bytes, and tells `take` of them before.
 */
export async function readBody(
  request: Request,
  limit: number = megabyte,
  take: (bytes: number) => void = () => undefined,
): Promise<unknown> {
  const text = await readText(request, limit, take);
  if (text === '') return undefined;
  return isJson(request.headers.get('content-type') ?? '') ? parseJson(text) : text;
}

async function readText(request: Request, limit: number, take: (bytes: number) => void): Promise<string> {
  const announced = request.headers.get('content-length');
  if (announced !== null) {
    if (Number(announced) > limit) throw tooLarge(limit);
    take(Number(announced));
    return request.text();
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body ?? []) {
    size += piece.length;
    if (size > limit) throw tooLarge(limit);
    take(piece.length);
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

/** Deeper than any message is; what walks through a body must not run out of stack. */
const deepest = 200;

function parseJson(text: string): unknown {
  const value = decodeJson(text);
  if (text.length > deepest && isDeeper(value, deepest)) {
    throw invalidJson({ position: 0, reason: `More than ${deepest} levels` });
  }
  return value;
}

function decodeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidJson(findJsonProblem(text));
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeper(item, levels - 1));
}

function invalidJson({ position, reason }: JsonProblem): WireError {
  const loc = ['body', position];
  const ctx = { error: reason };
  return new WireError(422, [{ type: 'json_invalid', loc, msg: 'JSON decode error', input: {}, ctx }]);
}
