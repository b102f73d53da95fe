import { rawRoute } from '../http/route.ts';

const all = '/api/uploads';
const one = '/api/uploads/:uploadId';

/** The tus protocol, version 1.0, with its errors in our form. */
export const uploadRoutes = [
  rawRoute({ method: 'POST', path: all }, async (actor, { request }, server) => {
    server.limits.uploads.take(actor.userId);
    return (await server.uploads()).create(actor, request);
  }),
  ...(['HEAD', 'PATCH', 'DELETE'] as const).map((method) =>
    rawRoute({ method, path: one }, async (actor, { request, params }, server) =>
      (await server.uploads()).continue(actor, { request, uploadId: params.uploadId ?? '' }),
    ),
  ),
];
