import { z } from 'zod';
import { type AdkRoute, defineRoute } from '../http/route.ts';

/** What we answer like. */
const version = { version: '2.13.0', language: 'python', language_version: '3.11.7' };

export const serviceRoutes: readonly AdkRoute[] = [
  defineRoute(
    {
      method: 'GET',
      path: '/health',
      summary: 'Whether the server is alive',
      answer: z.object({ status: z.literal('ok') }),
    },
    () => ({ status: 'ok' }),
  ),
  defineRoute(
    {
      method: 'GET',
      path: '/version',
      summary: 'The version of google-adk whose wire this is, and the language that its clients expect',
      answer: z.object({ version: z.string(), language: z.string(), language_version: z.string() }),
    },
    () => version,
  ),
];
