import { resolve } from 'node:path';

/** The folder of what runs inside the sandbox; the server is started in the project's folder, as with the samples. */
export const pythonSources = resolve('python');
