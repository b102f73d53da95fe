import { z } from 'zod';
import { type AdkRoute, defineRoute } from '../http/route.ts';

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
];
