import type { Me } from '#lib/contracts/index.ts';
import { contracts } from './contracts.ts';
import { request } from './request.ts';

const read = async (value: unknown) => (await contracts()).Me.parse(value);

export function readMe(signal?: AbortSignal): Promise<Me> {
  return request('/api/me', { read, ...(signal && { signal }) });
}

export function updateMe(change: { apiAccess: boolean }): Promise<Me> {
  return request('/api/me', { method: 'PATCH', body: change, read });
}
