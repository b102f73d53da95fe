import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Server, startServer } from './support/start-server.ts';
import { ask, open, sales, upload, uploadAndWait } from './support/steps.ts';
import { test as base, expect } from './support/test.ts';

const run = promisify(execFile);

/** Plotline on a disk of 24 MB; skipped where mounting one is not allowed. */
const test = base.extend<object, { server: Server }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'plotline-e2e-disk-'));
      await mountSmallDisk(folder);
      const server = await startServer({ PLOTLINE_DATA_DIR: folder });
      await use(server);
      await server.kill();
      await run('umount', [folder]);
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

test('A disk that fills up in mid-upload is said, costs nothing that was there, and smaller files still go in', async ({
  page,
}) => {
  await open(page);
  await uploadAndWait(page, sales);
  const row = 'some region,some product,123456.78\n';
  await upload(page, { name: 'too-big.csv', text: `Region,Product,Sales\n${row.repeat(1_000_000)}` });
  await expect(page.getByRole('alert').filter({ hasText: 'too-big.csv' })).toContainText(/disk|space|full/i, {
    timeout: 40_000,
  });
  await page.getByRole('button', { name: 'Remove too-big.csv' }).click();
  await uploadAndWait(page, { name: 'small.csv', text: 'City,People\nOslo,700000\n' });
  await expect(await ask(page, 'total sales by region in weekly sales')).toContainText('40');
});

async function mountSmallDisk(folder: string): Promise<void> {
  const isMounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  base.skip(!isMounted, 'mounting a small disk needs root');
}
