import type { Services } from '../services.ts';
import { runImport } from './run-import.ts';

/** At start: imports that a crash or a restart cut short begin anew from the bytes that were kept. */
export async function recoverImports(services: Services): Promise<number> {
  const cut = await services.stores.datasets.listImporting();
  for (const dataset of cut) {
    const [sessionId = null] = await services.stores.datasets.listSessions(dataset.id);
    const attached = sessionId ? await services.stores.datasets.listBySession(sessionId) : [];
    const own = attached.find((one) => one.dataset.id === dataset.id);
    runImport(dataset, { sessionId, table: own?.table ?? 'data' }, services);
  }
  return cut.length;
}
