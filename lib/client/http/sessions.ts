import type { Analyst, Mode, Session, SessionSummary } from '#lib/contracts/index.ts';
import { contracts } from './contracts.ts';
import { command, request } from './request.ts';

const readSession = async (value: unknown) => (await contracts()).Session.parse(value);

/** The user's sessions, newest first. */
export function listSessions(signal?: AbortSignal): Promise<SessionSummary[]> {
  const read = async (value: unknown) => (await contracts()).SessionSummary.array().parse(value);
  return request('/api/sessions', { read, ...(signal && { signal }) });
}

export function createSession(): Promise<{ id: string }> {
  return request('/api/sessions', { method: 'POST', body: {}, read: readSession });
}

export function readSessionById(sessionId: string, signal?: AbortSignal): Promise<Session> {
  return request(`/api/sessions/${sessionId}`, { read: readSession, ...(signal && { signal }) });
}

export type SessionChange = { title?: string; analyst?: Analyst; mode?: Mode };

/** Renames a session, or chooses its analyst or its mode. */
export function updateSession(sessionId: string, change: SessionChange): Promise<void> {
  return command(`/api/sessions/${sessionId}`, { method: 'PATCH', body: change });
}

export function deleteSession(sessionId: string): Promise<void> {
  return command(`/api/sessions/${sessionId}`, { method: 'DELETE' });
}
