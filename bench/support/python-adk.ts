import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const python = process.env.PYTHON ?? 'python3';
const start = `
import sys, uvicorn
from google.adk.cli.fast_api import get_fast_api_app
app = get_fast_api_app(agents_dir=sys.argv[1], session_service_uri="memory://",
    artifact_service_uri="memory://", web=False, bind_host="127.0.0.1")
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
`;

/** Google's own server with an agent that always says the same, all in memory; null where it is not installed. */
export async function startPythonAdk(
  port: number,
): Promise<{ url: string; app: string; version: string; stop: () => void } | null> {
  const found = spawnSync(python, ['-c', 'import google.adk; print(google.adk.__version__)']);
  if (found.status !== 0) return null;
  const agents = join(import.meta.dirname, 'adk');
  const child = spawn(python, ['-c', start, agents, String(port)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 240; tries += 1) {
    const answer = await fetch(`${url}/list-apps`).catch(() => null);
    if (answer?.ok) {
      const version = String(found.stdout).trim();
      return { url, app: 'fixed_answer', version, stop: () => void child.kill() };
    }
    await sleep(250);
  }
  child.kill();
  throw new Error('The Python server did not start');
}
