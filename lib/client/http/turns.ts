import type { StartTurnRequest } from '#lib/contracts/index.ts';
import { contracts } from './contracts.ts';
import { command, request } from './request.ts';

const readStarted = async (value: unknown) => (await contracts()).StartTurnResponse.parse(value);

/** Asks; the answer comes over the session's stream. */
export function startTurn(sessionId: string, body: StartTurnRequest): Promise<{ turnId: string }> {
  return request(`/api/sessions/${sessionId}/turns`, { method: 'POST', body, read: readStarted });
}

export function stopTurn(sessionId: string, turnId: string): Promise<void> {
  return command(`/api/sessions/${sessionId}/turns/${turnId}/stop`, { method: 'POST' });
}

/** Asks the same again as a new turn. */
export function retryTurn(sessionId: string, turnId: string): Promise<void> {
  return command(`/api/sessions/${sessionId}/turns/${turnId}/retry`, { method: 'POST' });
}
