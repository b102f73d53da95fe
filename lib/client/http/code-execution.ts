import type { CodeExecution, PythonInstall } from '#lib/contracts/index.ts';
import { contracts } from './contracts.ts';
import { request } from './request.ts';

const install = '/api/code-execution/install';
const read = async (value: unknown) => (await contracts()).CodeExecution.parse(value);

/** Where code would run; the first answer takes as long as its interpreter takes to start. */
export function readCodeExecution(): Promise<CodeExecution> {
  return request('/api/code-execution', { read });
}

/** Begins to install Python on the server, for all who use it; where that has begun, it changes nothing. */
export function installPython(): Promise<CodeExecution> {
  return request(install, { method: 'POST', read });
}

/** How far an installation of Python is, or how the last one failed. Starts nothing. */
export function readPythonInstall(signal?: AbortSignal): Promise<PythonInstall> {
  return request(install, { read: readInstall, ...(signal && { signal }) });
}

/** Each page asks once; where nothing is under way it does without the schemas, which are a large piece of script. */
async function readInstall(value: unknown): Promise<PythonInstall> {
  const { progress, failure }: Record<string, unknown> = Object(value);
  if (progress === null && failure === null) return { progress, failure };
  return (await contracts()).PythonInstall.parse(value);
}
