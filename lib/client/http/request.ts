import { type ErrorCode, errorCodes, PlotlineError } from '#lib/base/browser.ts';

export type RequestOptions = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
};

/** `read` checks the answer's JSON and gives it its type. */
export type ReadingOptions<T> = RequestOptions & { read: (value: unknown) => Promise<T> | T };

/**
 * Asks the server's own API. An error answer becomes a PlotlineError with the server's code and sentence; a
 * connection that fails becomes `unavailable`; an answer of an unknown shape becomes `internal`.
 */
export async function request<T>(path: string, options: ReadingOptions<T>): Promise<T> {
  return readAnswer(await send(path, options), options.read);
}

/** The same for what is only done: the answer's body is not read. */
export async function command(path: string, options: RequestOptions): Promise<void> {
  await send(path, options);
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const response = await reach(path, options);
  if (!response.ok) throw await toError(response);
  return response;
}

async function reach(path: string, { method = 'GET', body, signal }: RequestOptions): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      signal: signal ?? null,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const message =
      navigator.onLine !== false
        ? 'The server could not be reached. Check that it runs, then try again.'
        : 'This device is offline. Connect it to the network, then try again.';
    throw new PlotlineError('unavailable', message, { cause });
  }
}

async function readAnswer<T>(response: Response, read: (value: unknown) => Promise<T> | T): Promise<T> {
  const value: unknown = await response.json();
  try {
    return await read(value);
  } catch (cause) {
    throw new PlotlineError('internal', 'This page and the server do not match. Reload the page.', { cause });
  }
}

/** The PlotlineError that an error answer stands for. */
export async function toError(response: Response): Promise<PlotlineError> {
  const body: unknown = await response.json().catch(() => null);
  const error = field(body, 'error');
  const code = field(error, 'code');
  const message = field(error, 'message');
  return new PlotlineError(
    isErrorCode(code) ? code : 'internal',
    typeof message === 'string' ? message : `The server answered ${response.status}. Try again in a moment.`,
    { details: { status: response.status, id: field(error, 'id') } },
  );
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in errorCodes;
}
