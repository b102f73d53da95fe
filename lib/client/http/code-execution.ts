import type { CodeExecution } from '#lib/contracts/index.ts';
import { contracts } from './contracts.ts';
import { request } from './request.ts';

/** Where code would run; the first answer takes as long as its interpreter takes to start. */
export function readCodeExecution(): Promise<CodeExecution> {
  const read = async (value: unknown) => (await contracts()).CodeExecution.parse(value);
  return request('/api/code-execution', { read });
}
