import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '../../e2e/support/start-server.ts';
import { askAndWait, createApiClient, uploadFile } from '../support/api-client.ts';
import { makeCsv } from '../support/make-csv.ts';
import { summarise } from '../support/percentile.ts';
import { residentMemory, watchMemory } from '../support/resident-memory.ts';

const count = 50;
const rows = 203_000;

/** Fifty people with 10 MB each ask at the same moment: time to each one's finished answer, and memory. */
export async function manySessions() {
  const server = await startServer();
  try {
    const path = join(server.dataDir, 'bench.csv');
    await makeCsv(path, rows);
    const clients = [];
    for (let made = 0; made < count; made += 1) {
      const client = await createApiClient(server.url);
      await uploadFile(client, path, 'orders.csv');
      clients.push(client);
    }
    const loadedRssMb = await residentMemory(server.pid());
    const memory = watchMemory(server.pid());
    const first = await Promise.all(clients.map((client) => askAndWait(client, 'average revenue by region')));
    const again = await Promise.all(clients.map((client) => askAndWait(client, 'total units by product')));
    const peakRssMb = await memory.stop();
    const megabytesEach = Math.round((await stat(path)).size / 1e6);
    return {
      sessions: count,
      megabytesEach,
      first: summarise(first),
      again: summarise(again),
      loadedRssMb,
      peakRssMb,
    };
  } finally {
    await server.dispose();
  }
}
