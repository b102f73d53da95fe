import { z } from 'zod';
import { CreateSessionRequest, Session, SessionSummary, UpdateSessionRequest } from '#lib/contracts/index.ts';
import {
  createSession,
  deleteSession,
  describeSession,
  listSessions,
  readSession,
  updateSession,
} from '#lib/usecases/index.ts';
import { route } from '../http/route.ts';
import { InSession } from './addresses.ts';

const all = '/api/sessions';
const one = '/api/sessions/:sessionId';

export const sessionRoutes = [
  route({ method: 'GET', path: all, answer: z.array(SessionSummary) }, listSessions),
  route(
    { method: 'POST', path: all, body: CreateSessionRequest, answer: Session, status: 201 },
    async (actor, input, services) => describeSession(await createSession(actor, input, services), services),
  ),
  route({ method: 'GET', path: one, params: InSession, answer: Session }, readSession),
  route(
    { method: 'PATCH', path: one, params: InSession, body: UpdateSessionRequest, answer: Session },
    updateSession,
  ),
  route({ method: 'DELETE', path: one, params: InSession }, deleteSession),
];
