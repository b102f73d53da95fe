import { PlotlineError } from '#lib/base/index.ts';
import type { Services } from '../services.ts';

/** Before the server ends: breaks off every import and waits for it; the next start begins them anew. */
export async function drainImports({
  imports,
  preparedSamples,
}: Pick<Services, 'imports' | 'preparedSamples'>): Promise<void> {
  const running = imports.all();
  for (const { controller } of running) {
    controller.abort(new PlotlineError('unavailable', 'The server is shutting down.'));
  }
  await Promise.all([...running.map(({ over }) => over), preparedSamples.close()]);
}
