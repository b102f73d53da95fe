import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { readArtifact } from '#lib/usecases/index.ts';
import { downloadHeaders } from '../http/download.ts';
import { route } from '../http/route.ts';
import { streamAfterFirst } from '../http/stream-after-first.ts';

export const artifactRoutes = [
  route(
    {
      method: 'GET',
      path: '/api/sessions/:sessionId/artifacts/:name{.+}',
      params: z.object({ sessionId: z.string(), name: z.string().max(500) }),
      query: z.object({ version: z.coerce.number().int().min(0).optional() }),
    },
    async (actor, input, services) => {
      const { artifact, path } = await readArtifact(actor, input, services);
      const body = await streamAfterFirst(createReadStream(path));
      const fileName = artifact.name.split('/').at(-1) ?? artifact.name;
      const mimeType =
        artifact.mimeType ??
        (artifact.kind === 'text' ? 'text/plain; charset=utf-8' : 'application/octet-stream');
      const headers = downloadHeaders(fileName, mimeType);
      return new Response(body, { headers: { ...headers, 'content-length': String(artifact.bytes) } });
    },
  ),
];
