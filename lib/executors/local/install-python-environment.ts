import { resolve } from 'node:path';
import { type InstallOptions, installEnvironment } from './environment/install-environment.ts';
import { pythonSources } from './python-sources.ts';

export type InstallPythonOptions = Omit<InstallOptions, 'sources'>;

/** Installs the pinned Python environment of the local executor into a folder; see `installEnvironment`. */
export function installPythonEnvironment(options: InstallPythonOptions): Promise<void> {
  return installEnvironment({ ...options, folder: resolve(options.folder), sources: pythonSources });
}
