import type { ChildProcess } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import { PistonBody, runProgram } from './piston-programs.ts';

export type PistonServerOptions = {
  /** Bytes of each stream; a program that writes more is killed. */
  outputBytes?: number;
  bodyBytes?: number;
  /** Milliseconds, of wall time and of processor time. */
  runTimeout?: number;
  token?: string;
};

type Planned = { status: number; body?: string; headers?: Record<string, string> };

export type PistonServer = {
  url: string;
  /** Names and sizes of the files of each program, limits included. */
  programs: { files: string[]; run_timeout: number; run_memory_limit: number }[];
  /** Answers in place of the next execution. */
  plan(planned: Planned): void;
  close(): Promise<void>;
};

/** A Piston v2 server on this machine with Piston's own limits unless told. Runs the programs without a sandbox. */
export async function startPistonServer(options: PistonServerOptions = {}): Promise<PistonServer> {
  const planned: Planned[] = [];
  const children = new Set<ChildProcess>();
  const server: PistonServer = {
    url: '',
    programs: [],
    plan: (answer) => planned.push(answer),
    async close() {
      for (const child of children) child.kill('SIGKILL');
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  const http = createServer(async (request, response) => {
    const { status, body, headers } = await answerPiston(request, { server, planned, children, options });
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  server.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return server;
}

type State = {
  server: PistonServer;
  planned: Planned[];
  children: Set<ChildProcess>;
  options: PistonServerOptions;
};

async function answerPiston(request: IncomingMessage, state: State): Promise<Answer> {
  const { server, planned, children, options } = state;
  const { bodyBytes = 102_400, runTimeout = 3000, token, outputBytes = 1024 } = options;
  const body = await readAll(request);
  if (token !== undefined && request.headers.authorization !== token) return say(401, 'Who is there?');
  const route = `${request.method} ${request.url}`;
  if (route === 'GET /api/v2/runtimes') {
    return {
      status: 200,
      body: [{ language: 'python', version: '3.12.0', aliases: ['py', 'python3'] }, old],
    };
  }
  if (route !== 'POST /api/v2/execute') return say(404, 'Not Found');
  if (body.length > bodyBytes) {
    return { status: 400, body: { stack: 'PayloadTooLargeError: request entity too large\n    at …' } };
  }
  const given = PistonBody.parse(JSON.parse(body.toString('utf8')));
  for (const name of ['run_timeout', 'run_cpu_time'] as const) {
    if (given[name] > runTimeout) {
      return say(400, `${name} cannot exceed the configured limit of ${runTimeout}`);
    }
  }
  const [first] = planned.splice(0, 1);
  if (first) return { status: first.status, body: first.body ?? '', headers: first.headers };
  const { files, run_timeout, run_memory_limit } = given;
  server.programs.push({ files: files.map(({ name }) => name), run_timeout, run_memory_limit });
  return {
    status: 200,
    body: { run: await runProgram(given, { children, outputBytes }), language: 'python', version: '3.12.0' },
  };
}

const old = { language: 'python', version: '3.9.4', aliases: ['py', 'python3'] };

type Answer = { status: number; body: unknown; headers?: Record<string, string> | undefined };

function say(status: number, message: string): Answer {
  return { status, body: { message } };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}
