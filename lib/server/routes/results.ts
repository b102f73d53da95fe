import { z } from 'zod';
import { exportResult } from '#lib/usecases/index.ts';
import { downloadHeaders } from '../http/download.ts';
import { route } from '../http/route.ts';
import { streamAfterFirst } from '../http/stream-after-first.ts';

const suffix = /\.csv$/;

export const resultRoutes = [
  route(
    {
      method: 'GET',
      path: '/api/sessions/:sessionId/results/:file{.+\\.csv}',
      params: z.object({ sessionId: z.string(), file: z.string().max(500) }),
    },
    async (actor, { sessionId, file, signal }, services) => {
      const callId = file.replace(suffix, '');
      const { fileName, pieces } = await exportResult(actor, { sessionId, callId, signal }, services);
      const headers = downloadHeaders(fileName, 'text/csv; charset=utf-8');
      return new Response(await streamAfterFirst(pieces), { headers });
    },
  ),
];
