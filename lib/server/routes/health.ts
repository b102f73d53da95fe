import { openRoute } from '../http/route.ts';
import { checkReadiness } from '../ready.ts';

const headers = { 'cache-control': 'no-store' };

export const healthRoutes = [
  openRoute({ method: 'GET', path: '/api/health' }, async () =>
    Response.json({ status: 'alive' }, { headers }),
  ),
  openRoute({ method: 'GET', path: '/api/ready' }, async (_request, server) => {
    const { parts, executor } = await checkReadiness(server);
    const failing = Object.keys(parts).filter((name) => parts[name] === 'failing');
    const body = { status: failing.length === 0 ? 'ready' : 'not_ready', parts, failing, executor };
    return Response.json(body, { status: failing.length === 0 ? 200 : 503, headers });
  }),
];
