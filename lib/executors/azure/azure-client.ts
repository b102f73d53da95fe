import { setTimeout as sleep } from 'node:timers/promises';
import { PlotlineError } from '#lib/base/index.ts';
import type { AzureTokens } from './azure-tokens.ts';

/** How a full pool is waited for: the first pause, the longest, how often in all. Pauses double and vary. */
export type BackOff = { firstMs: number; mostMs: number; attempts: number };

export type AzureRequest = {
  method: 'GET' | 'POST' | 'DELETE';
  url: URL;
  body?: unknown;
  /** A file may be missing; anything else that is not found means that the pool is full. */
  isFile?: boolean;
  /** Sent once whatever comes back, a token that is refused included. */
  isOnce?: boolean;
  signal: AbortSignal;
};

const full = new Set([404, 429, 502, 503]);
/** A pool that asks for more than this is not waited for. */
const longestWaitMs = 20_000;

/** Sends with a token and waits for a full pool. Fails with `busy`, `unavailable`, or the signal's reason. */
export class AzureClient {
  readonly #tokens: AzureTokens;
  readonly #backOff: BackOff;

  constructor(tokens: AzureTokens, backOff: BackOff) {
    this.#tokens = tokens;
    this.#backOff = backOff;
  }

  /** The answer, 2xx or (to a file) 404. */
  async send(request: AzureRequest): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#sendOnce(request);
      if (response.ok || (request.isFile && response.status === 404)) return response;
      if (!full.has(response.status) || request.isOnce) throw await refusal(response);
      const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
      await response.body?.cancel();
      const pause = retryAfterMs ?? this.#pause(attempt);
      if (attempt >= this.#backOff.attempts || pause > longestWaitMs) throw busy(retryAfterMs);
      await sleep(pause, undefined, { signal: request.signal });
    }
  }

  async #sendOnce(request: AzureRequest): Promise<Response> {
    const token = await this.#tokens.get();
    const response = await transmit(request, token);
    if (response.status !== 401 || request.isOnce) return response;
    await response.body?.cancel();
    const renewed = await this.#tokens.get(token);
    if (renewed === token) throw tokenRefused();
    const second = await transmit(request, renewed);
    if (second.status === 401) throw tokenRefused();
    return second;
  }

  /** Exponential, with up to half of it taken away at random so that waiting callers do not return together. */
  #pause(attempt: number): number {
    const { firstMs, mostMs } = this.#backOff;
    return Math.min(mostMs, firstMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
  }
}

async function transmit({ method, url, body, signal }: AzureRequest, token: string): Promise<Response> {
  const isForm = body instanceof FormData;
  try {
    return await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      redirect: 'error',
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const message =
      'Azure’s session pool can’t be reached. Check AZURE_SESSION_POOL_ENDPOINT and the network.';
    throw new PlotlineError('unavailable', message, { cause: error });
  }
}

/** Seconds or a date (RFC 9110, 10.2.3) as milliseconds from now. */
export function readRetryAfter(value: string | null): number | null {
  if (value === null) return null;
  const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}

function busy(retryAfterMs: number | null): PlotlineError {
  const retryAfterSeconds = Math.max(1, Math.ceil((retryAfterMs ?? 10_000) / 1000));
  const message = 'Azure’s session pool is full at the moment. Try again in a moment.';
  return new PlotlineError('busy', message, { retryAfterSeconds });
}

function tokenRefused(): PlotlineError {
  return new PlotlineError(
    'unavailable',
    'Azure refused the token. Renew AZURE_SESSION_TOKEN, or give the identity the role “Azure ContainerApps Session Executor”.',
  );
}

async function refusal(response: Response): Promise<PlotlineError> {
  const text = (await response.text()).slice(0, 500);
  const code = response.headers.get('x-ms-error-code');
  const cause = new Error(`HTTP ${response.status} ${code ?? ''}: ${text}`);
  if (response.status === 403) {
    const message =
      'This identity may not use Azure’s session pool: it needs the role “Azure ContainerApps Session Executor”.';
    return new PlotlineError('unavailable', message, { cause });
  }
  if (response.status === 413) {
    const message = 'A file is too large for Azure’s session pool, which takes 128 MB at most.';
    return new PlotlineError('unavailable', message, { cause });
  }
  const message = `Azure’s session pool answered with HTTP ${response.status}. Try again; if it stays, ask who runs it.`;
  return new PlotlineError('unavailable', message, { cause });
}
