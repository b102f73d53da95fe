import { setTimeout as wait } from 'node:timers/promises';
import { startServer } from '../../e2e/support/start-server.ts';
import { percentile } from '../support/percentile.ts';
import { residentMemory } from '../support/resident-memory.ts';

const starts = 5;

/** Process start → the first ready answer of the production build, and memory at rest before and after a page. */
export async function startUp() {
  const times: number[] = [];
  for (let count = 0; count < starts; count += 1) {
    const from = performance.now();
    const server = await startServer();
    times.push(performance.now() - from);
    await server.dispose();
  }
  const server = await startServer();
  await wait(2000);
  const idleRssMb = await residentMemory(server.pid());
  for (let count = 0; count < 10; count += 1) await (await fetch(server.url)).text();
  await wait(2000);
  const afterPagesRssMb = await residentMemory(server.pid());
  await server.dispose();
  return { readyMs: percentile(times, 0.5), idleRssMb, afterPagesRssMb };
}
