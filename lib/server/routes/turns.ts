import { StartTurnRequest, StartTurnResponse, Turn } from '#lib/contracts/index.ts';
import { readTurn, retryTurn, startTurn, stopTurn } from '#lib/usecases/index.ts';
import { route } from '../http/route.ts';
import { InSession, InTurn } from './addresses.ts';

const all = '/api/sessions/:sessionId/turns';
const one = '/api/sessions/:sessionId/turns/:turnId';
const started = { answer: StartTurnResponse, status: 202, limit: 'turns' } as const;

export const turnRoutes = [
  route(
    { method: 'POST', path: all, params: InSession, body: StartTurnRequest, ...started },
    (actor, { signal: _, ...input }, services) => startTurn(actor, input, services),
  ),
  route({ method: 'GET', path: one, params: InTurn, answer: Turn }, readTurn),
  route({ method: 'POST', path: `${one}/stop`, params: InTurn, answer: Turn, status: 202 }, stopTurn),
  route({ method: 'POST', path: `${one}/retry`, params: InTurn, ...started }, retryTurn),
];
