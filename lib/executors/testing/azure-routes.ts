import { randomUUID } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { AzureDialectName } from '../azure/azure-settings.ts';
import { type InterpreterAnswer, RemoteInterpreter } from './remote-interpreter.ts';

export type AzureCall = { method: string; path: string; url: URL; body: Buffer; type: string };

type Sessions = Map<string, Promise<RemoteInterpreter>>;

export class AzureRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const Flat = z.strictObject({
  codeInputType: z.literal('Inline'),
  executionType: z.literal('Synchronous'),
  code: z.string(),
  timeoutInSeconds: z.number().int().min(1).max(220),
  outputStreamsMaxLength: z.number().int().min(1).optional(),
});
const Nested = z.strictObject({
  properties: z.strictObject({
    codeInputType: z.literal('inline'),
    executionType: z.literal('synchronous'),
    code: z.string(),
    timeoutInSeconds: z.number().int().min(1).max(220).optional(),
  }),
});

/** JSON, the bytes of a file, or null for 204. */
export function answerAzure(
  dialect: AzureDialectName,
  call: AzureCall,
  sessions: Sessions,
): Promise<unknown> {
  if (dialect === 'executions') return answerExecutions(call, sessions);
  if (dialect === 'code-execute') return answerCodeExecute(call, sessions);
  return answerSessionUri(call, sessions);
}

async function answerExecutions(call: AzureCall, sessions: Sessions): Promise<unknown> {
  requireVersion(call, '2025-10-02-preview');
  const identifier = requireIdentifier(call);
  if (call.method === 'DELETE' && call.path === 'session') return endSession(identifier, sessions);
  const session = await sessionOf(identifier, sessions);
  const folder = join(session.folder, plainPath(call.url.searchParams.get('path') ?? '.'));
  if (call.method === 'POST' && call.path === 'executions') {
    const { code, timeoutInSeconds, outputStreamsMaxLength = 4096 } = parseBody(Flat, call);
    const answer = await runWithin(session, code, timeoutInSeconds);
    const cut = (text: string) => text.slice(0, outputStreamsMaxLength);
    return {
      id: randomUUID(),
      identifier,
      executionType: 'Synchronous',
      status: answer.error ? 'Failed' : 'Succeeded',
      result: {
        stdout: cut(answer.stdout),
        stderr: cut(answer.stderr),
        executionResult: answer.value,
        executionTimeInMilliseconds: 1,
      },
      ...(answer.error && { error: { code: answer.error.name, message: answer.error.message } }),
    };
  }
  if (call.method === 'POST' && call.path === 'files') {
    const { name, sizeInBytes } = await storeFile(call, folder);
    return { name, type: 'file', contentType: 'application/octet-stream', sizeInBytes };
  }
  const file = /^files\/([^/]+)\/content$/.exec(call.path)?.[1];
  if (call.method === 'GET' && file) return readStored(join(folder, plainPath(decodeURIComponent(file))));
  throw notFound(call);
}

async function answerCodeExecute(call: AzureCall, sessions: Sessions): Promise<unknown> {
  const isEnd = call.method === 'DELETE' && call.path === 'session';
  requireVersion(call, isEnd ? '2025-10-02-preview' : '2024-02-02-preview');
  const identifier = requireIdentifier(call);
  if (isEnd) return endSession(identifier, sessions);
  const session = await sessionOf(identifier, sessions);
  if (call.method === 'POST' && call.path === 'code/execute') return executeNested(call, session);
  if (call.method === 'POST' && call.path === 'files/upload') {
    const { name, sizeInBytes } = await storeFile(call, session.folder);
    return { $id: '1', value: [{ $id: '2', properties: { filename: name, size: sizeInBytes } }] };
  }
  const file = /^files\/content\/([^/]+)$/.exec(call.path)?.[1];
  if (call.method === 'GET' && file) {
    return readStored(join(session.folder, plainName(decodeURIComponent(file))));
  }
  throw notFound(call);
}

/** As a gateway: sessions have to be made, and are addressed by what making them answered. */
async function answerSessionUri(call: AzureCall, sessions: Sessions): Promise<unknown> {
  requireVersion(call, '2024-02-02-preview');
  if (call.url.searchParams.has('identifier')) throw new AzureRefusal(400, 'BadRequest', 'No identifiers');
  if (call.method === 'POST' && call.path === 'sessions') {
    const id = randomUUID().replaceAll('-', '');
    await sessionOf(id, sessions);
    const pool = call.url.pathname.replace(/\/sessions$/, '');
    return { sessionUri: `${call.url.origin}${pool}/live/${id}` };
  }
  const [, id = '', rest = ''] = /^live\/([^/]+)(\/python\/execute)?$/.exec(call.path) ?? [];
  const session = await sessions.get(id);
  if (!session) throw notFound(call);
  if (call.method === 'POST' && rest !== '') return executeNested(call, session);
  if (call.method === 'DELETE' && rest === '') return endSession(id, sessions);
  throw notFound(call);
}

async function executeNested(call: AzureCall, session: RemoteInterpreter): Promise<unknown> {
  const { code, timeoutInSeconds = 60 } = parseBody(Nested, call).properties;
  const { stdout, stderr, value, error } = await runWithin(session, code, timeoutInSeconds);
  const status = error ? 'Failure' : 'Success';
  return { $id: '1', properties: { $id: '2', status, stdout, stderr, result: value } };
}

async function runWithin(
  session: RemoteInterpreter,
  code: string,
  seconds: number,
): Promise<InterpreterAnswer> {
  const late = Promise.withResolvers<InterpreterAnswer>();
  const error = { name: 'Timeout', message: 'Request timed out waiting for execution to complete' };
  const timer = setTimeout(
    () => late.resolve({ stdout: '', stderr: '', value: null, error }),
    seconds * 1000,
  );
  const answer = await Promise.race([session.run(code), late.promise]).finally(() => clearTimeout(timer));
  if (answer) return answer;
  throw new AzureRefusal(500, 'ConnectionClosed', 'The session ended');
}

function sessionOf(identifier: string, sessions: Sessions): Promise<RemoteInterpreter> {
  const session = sessions.get(identifier) ?? RemoteInterpreter.start();
  sessions.set(identifier, session);
  return session;
}

async function endSession(identifier: string, sessions: Sessions): Promise<null> {
  const session = sessions.get(identifier);
  if (!session) throw new AzureRefusal(404, 'SessionNotFound', identifier);
  sessions.delete(identifier);
  await (await session).end();
  return null;
}

async function storeFile(call: AzureCall, folder: string): Promise<{ name: string; sizeInBytes: number }> {
  const form = await new Response(new Uint8Array(call.body), {
    headers: { 'content-type': call.type },
  }).formData();
  const file = form.get('file');
  if (!(file instanceof File) || [...form.keys()].length !== 1) {
    throw new AzureRefusal(400, 'BadRequest', 'The form has one field, file');
  }
  if (file.size > 128 * 1024 * 1024) throw new AzureRefusal(413, 'PayloadTooLarge', file.name);
  const target = join(folder, plainName(file.name));
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, await file.bytes());
  return { name: file.name, sizeInBytes: file.size };
}

async function readStored(path: string): Promise<Uint8Array> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new AzureRefusal(404, 'FileNotFound', path);
  return new Uint8Array(await readFile(path));
}

function requireVersion({ url }: AzureCall, version: string): void {
  const given = url.searchParams.getAll('api-version');
  if (given.length === 1 && given[0] === version) return;
  throw new AzureRefusal(400, 'UnsupportedApiVersion', given.join());
}

function requireIdentifier({ url }: AzureCall): string {
  const identifier = url.searchParams.get('identifier') ?? '';
  if (/^[A-Za-z0-9|\-&^%$#(){}[\];<>]{4,128}$/.test(identifier)) return identifier;
  throw new AzureRefusal(400, 'InvalidIdentifier', identifier);
}

function parseBody<T>(schema: z.ZodType<T>, { body, type }: AzureCall): T {
  if (type !== 'application/json') throw new AzureRefusal(415, 'UnsupportedMediaType', type);
  const parsed = schema.safeParse(JSON.parse(body.toString('utf8')));
  if (parsed.success) return parsed.data;
  throw new AzureRefusal(400, 'BadRequest', parsed.error.message);
}

function plainPath(path: string): string {
  if (path.split('/').every((part) => part !== '..')) return path;
  throw new AzureRefusal(400, 'BadRequest', path);
}

function plainName(name: string): string {
  if (!name.includes('/') && name !== '..') return name;
  throw new AzureRefusal(400, 'BadRequest', name);
}

function notFound({ method, path }: AzureCall): AzureRefusal {
  return new AzureRefusal(404, 'NotFound', `${method} ${path}`);
}
