import type { StartTurnRequest } from '#lib/contracts/index.ts';
import type { AskedQuestion } from '../conversation/block.ts';
import { contracts } from './contracts.ts';
import { command, request } from './request.ts';

/** What starts a turn; what was asked before goes back as it came, and the server checks it. */
export type TurnRequest = StartTurnRequest | (AskedQuestion & Pick<StartTurnRequest, 'mode' | 'analyst'>);

const readStarted = async (value: unknown) => (await contracts()).StartTurnResponse.parse(value);

/** Asks; the answer comes over the session's stream. */
export function startTurn(sessionId: string, body: TurnRequest): Promise<{ turnId: string }> {
  return request(`/api/sessions/${sessionId}/turns`, { method: 'POST', body, read: readStarted });
}

export function stopTurn(sessionId: string, turnId: string): Promise<void> {
  return command(`/api/sessions/${sessionId}/turns/${turnId}/stop`, { method: 'POST' });
}

/** Asks the same again as a new turn. */
export function retryTurn(sessionId: string, turnId: string): Promise<void> {
  return command(`/api/sessions/${sessionId}/turns/${turnId}/retry`, { method: 'POST' });
}
