import { openRoute } from '../http/route.ts';
import { checkParts } from '../ready.ts';

const headers = { 'cache-control': 'no-store' };

export const healthRoutes = [
  openRoute({ method: 'GET', path: '/api/health' }, async () =>
    Response.json({ status: 'alive' }, { headers }),
  ),
  openRoute({ method: 'GET', path: '/api/ready' }, async (_request, server) => {
    const parts = await checkParts(server);
    const failing = Object.keys(parts).filter((name) => parts[name] !== 'ok');
    const body = { status: failing.length === 0 ? 'ready' : 'not_ready', parts, failing };
    return Response.json(body, { status: failing.length === 0 ? 200 : 503, headers });
  }),
];
