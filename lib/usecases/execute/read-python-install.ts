import type { PythonInstall } from '#lib/contracts/index.ts';
import type { Actor } from '../actor.ts';
import type { Services } from '../services.ts';

/** How far an installation of Python is; starts nothing and may be asked often. */
export async function readPythonInstall(
  _actor: Actor,
  _input: unknown,
  services: Services,
): Promise<PythonInstall> {
  return services.python.state();
}
