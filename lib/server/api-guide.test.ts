import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createAdkDoor } from './adk.ts';
import { createApi } from './api.ts';
import { createFront } from './front/create-front.ts';
import { isAsSaid, readGuide } from './testing/guide.ts';
import { startTestServer } from './testing/test-server.ts';

const run = promisify(execFile);
const missing = ['bash', 'curl', 'base64'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
const name = 'the examples of docs/api.md do what it says';

test.skipIf(missing.length > 0)(
  missing.length > 0 ? `${name} (missing here: ${missing})` : name,
  async () => {
    const started = await startTestServer();
    const http = createServer();
    const front = createFront(
      { page: async () => undefined, api: createApi(started.server), adk: createAdkDoor(started.server) },
      { server: started.server, port: () => portOf(http.address()) },
    );
    http.on('request', (request, response) => void front.handle(request, response));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const folder = await mkdtemp(join(tmpdir(), 'plotline-guide-'));
    try {
      const guide = readGuide(await readFile(join(import.meta.dirname, '../../docs/api.md'), 'utf8'));
      expect(guide.length).toBeGreaterThan(12);
      for (const { line, command, expected } of guide.slice(1)) {
        const env = { ...process.env, BASE: `http://127.0.0.1:${portOf(http.address())}` };
        const { stdout } = await run('bash', ['-c', command], { cwd: folder, env });
        if (expected === undefined) continue;
        const actual: unknown = JSON.parse(stdout);
        expect({ line, actual: isAsSaid(expected, actual) ? expected : actual }).toEqual({
          line,
          actual: expected,
        });
      }
    } finally {
      http.closeAllConnections();
      http.close();
      await rm(folder, { recursive: true });
      await started.close();
    }
  },
);

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  return typeof address === 'object' && address ? address.port : 0;
}

test('an answer that is not as the guide says is told from one that is', () => {
  const said = { a: '…', list: ['…', { last: 1 }] };
  expect(isAsSaid(said, { a: 5, list: [0, 1, { last: 1 }] })).toBe(true);
  expect(isAsSaid(said, { a: 5, list: [0, 1, { last: 2 }] })).toBe(false);
  expect(isAsSaid(said, { a: 5, list: [], more: 1 })).toBe(false);
  expect(isAsSaid(['…', 'x'], ['y', 'x'])).toBe(true);
  expect(isAsSaid(['…', 'x'], ['x'])).toBe(false);
});
