import { type ErrorCode, errorCodes, PlotlineError } from '#lib/base/browser.ts';

export type RequestOptions<T> = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** Checks the answer's JSON and gives it its type; without one the answer is not read. */
  read?: (value: unknown) => Promise<T> | T;
  signal?: AbortSignal;
};

/**
 * Asks the server's own API. An error answer becomes a PlotlineError with the server's code and sentence; a
 * connection that fails becomes `unavailable`; an answer of an unknown shape becomes `internal`.
 */
export async function request<T = undefined>(path: string, options: RequestOptions<T> = {}): Promise<T> {
  const response = await send(path, options);
  if (!response.ok) throw await toError(response);
  if (!options.read) return undefined as T;
  return readAnswer(response, options.read);
}

async function send<T>(path: string, { method = 'GET', body, signal }: RequestOptions<T>): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      signal: signal ?? null,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new PlotlineError(
      'unavailable',
      'The server could not be reached. Check that it runs, then try again.',
      {
        cause,
      },
    );
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
