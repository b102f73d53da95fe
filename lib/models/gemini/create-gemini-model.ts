import type { GoogleGenAI } from '@google/genai';
import { PlotlineError } from '#lib/base/index.ts';
import type { Model } from '../model.ts';
import { streamGemini } from './stream-gemini.ts';

export type GeminiOptions = {
  apiKey: string;
  /** Where to send requests; null is Google's own address. */
  baseUrl: string | null;
  /** A stream that is silent for so long counts as lost. */
  idleTimeoutMs?: number;
};

/**
 * The Gemini model over `@google/genai`. The SDK is loaded with the first question. Fails with
 * `model_unavailable` at once where the key could not be sent in a header, so that no error text can hold it.
 */
export function createGeminiModel(options: GeminiOptions): Model {
  const { baseUrl, idleTimeoutMs = 120_000 } = options;
  const apiKey = options.apiKey.trim();
  assertSendable(apiKey);
  let client: Promise<GoogleGenAI> | undefined;
  const connect = () => {
    client ??= loadClient(apiKey, baseUrl);
    return client;
  };
  return {
    stream: (request, signal) => streamGemini({ connect, apiKey, idleTimeoutMs }, request, signal),
  };
}

function assertSendable(apiKey: string): void {
  if (/^[\x21-\x7e]+$/.test(apiKey)) return;
  throw new PlotlineError(
    'model_unavailable',
    'The Gemini API key is empty or holds a space, a line break or another character that no key has. Set GEMINI_API_KEY to the key alone and start again.',
  );
}

async function loadClient(apiKey: string, baseUrl: string | null): Promise<GoogleGenAI> {
  const { GoogleGenAI } = await import('@google/genai');
  return new GoogleGenAI({
    apiKey,
    vertexai: false,
    apiVersion: 'v1beta',
    httpOptions: { baseUrl: baseUrl ?? 'https://generativelanguage.googleapis.com' },
  });
}
