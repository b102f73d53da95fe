import { createServer, type Server as HttpServer } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { compose } from './compose.ts';
import type { Environment } from './environment.ts';
import { type Behind, createFront } from './front/create-front.ts';
import { recover, startJobs } from './jobs.ts';
import { lockFolder } from './lock-folder.ts';
import { once } from './once.ts';
import { admitPage } from './pages/admit-page.ts';
import { readPageFor } from './pages/read-page-for.ts';
import { setPlotline } from './plotline.ts';
import type { Server } from './server.ts';

/** How long open connections may take to end before they are cut. */
const drainMs = 5000;
/** How long the last bytes of an answer may take to leave. */
const lastWordMs = 300;

const warmUpMs = 1500;

export type Running = {
  address: string;
  /** Who answers, and by which key. */
  analyst: string;
  close(): Promise<void>;
};

/** Starts the whole application from the project's folder `root` and resolves when it answers. */
export async function serve(
  environment: Environment,
  { root, isDevelopment }: { root: string; isDevelopment: boolean },
): Promise<Running> {
  const lock = lockFolder(environment.dataDir);
  const { server, warmUp, close } = await compose(environment, { samplesDir: join(root, 'samples') });
  process.on('unhandledRejection', (error) =>
    server.services.logger.error({ err: error }, 'A promise failed and nobody looked'),
  );
  publish(server, () => void warmUpSoon(server, warmUp));
  const next = await startNext(environment, { root, isDevelopment });
  let port = environment.port;
  const front = createFront(
    { page: next.getRequestHandler(), ...answerers(server) },
    { server, port: () => port },
  );
  const opened = Promise.withResolvers<void>();
  const http = createServer((request, response) =>
    opened.promise.then(() => front.handle(request, response)),
  );
  // A slow upload may take its time; a client that sends no headers may not.
  http.requestTimeout = 0;
  http.headersTimeout = 30_000;
  const upgrade = next.getUpgradeHandler();
  http.on('upgrade', (request, socket, head) => {
    if (isDevelopment && front.mayUpgrade(request, socket)) void upgrade(request, socket, head);
    else refuseUpgrade(socket);
  });
  port = await listen(http, environment);
  await recover(server);
  opened.resolve();
  if (isDevelopment) compilePages(port, server);
  const stopJobs = startJobs(server);
  return {
    address: server.environment.publicUrl?.origin ?? `http://${displayHost(environment.hostname)}:${port}`,
    analyst: nameAnalyst(environment, server),
    async close() {
      stopJobs();
      await closeHttp(http, close);
      lock.release();
    },
  };
}

/** A page takes seconds to compile, which may begin before somebody asks for one: by a request that makes no session. */
function compilePages(port: number, { services }: Server): void {
  const address = `http://127.0.0.1:${port}/sessions/none`;
  fetch(address, { headers: { purpose: 'prefetch' } })
    .then((response) => response.text())
    .catch((error) => services.logger.debug({ err: error }, 'No page was compiled ahead'));
}

/** Nothing here is a web socket; ADK's clients ask for `/run_live` as one. */
function refuseUpgrade(socket: Duplex): void {
  const body = '{"detail":"Not Found"}';
  const head = `content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close`;
  if (socket.writable) socket.end(`HTTP/1.1 404 Not Found\r\n${head}\r\n\r\n${body}`);
}

function nameAnalyst({ geminiKey, model }: Environment, { services }: Server): string {
  const isGemini = services.settings.installation.defaultAnalyst === 'gemini';
  return isGemini && geminiKey ? `Gemini ${model} (key from ${geminiKey.name})` : 'built-in';
}

/** Gives the modules that Next bundles their way in. */
function publish(server: Server, onVisit: () => void): void {
  setPlotline({
    admit: (request) => {
      onVisit();
      return admitPage(request, server);
    },
    readPage: (address) => readPageFor(address, server),
  });
}

/** Loaded when first asked. */
function answerers(server: Server): Pick<Behind, 'api' | 'adk'> {
  const api = once(async () => (await import('./api.ts')).createApi(server));
  const adk = once(async () => (await import('./adk.ts')).createAdkDoor(server));
  return {
    api: async (request) => (await api())(request),
    adk: async (request) => (await adk())(request),
  };
}

/** Once somebody is there, and after the page has had its files. */
async function warmUpSoon({ services }: Server, warmUp: () => Promise<void>): Promise<void> {
  await sleep(warmUpMs, undefined, { ref: false });
  await warmUp().catch((error) => services.logger.error({ err: error }, 'A part could not be loaded'));
}

async function startNext(
  { hostname, port }: Environment,
  { root, isDevelopment }: { root: string; isDevelopment: boolean },
) {
  const { default: createNext } = await import('next');
  const next = createNext({ dev: isDevelopment, dir: root, hostname, port });
  await next.prepare();
  return next;
}

async function listen(http: HttpServer, { hostname, port }: Environment): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  http.once('error', (error) => reject(nameListenError(error, { hostname, port })));
  http.listen(port, hostname, resolve);
  await promise;
  const address = http.address();
  return typeof address === 'object' && address ? address.port : port;
}

function nameListenError(error: Error, { hostname, port }: { hostname: string; port: number }): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new Error(`PORT ${port} is taken. Stop what listens there, or set PORT to another.`);
  }
  if (code === 'EACCES') return new Error(`PORT ${port} is not allowed to this user. Set PORT above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new Error(`HOSTNAME “${hostname}” is no address of this machine.`);
  }
  return error;
}

function displayHost(hostname: string): string {
  return hostname.includes(':') ? `[${hostname}]` : hostname;
}

async function closeHttp(http: HttpServer, closeParts: () => Promise<void>): Promise<void> {
  const ended = new Promise<void>((resolve) => http.close(() => resolve()));
  const cut = setTimeout(() => http.closeAllConnections(), drainMs);
  await closeParts();
  // Streams have ended by now, and their connections wait for another request that will not come.
  http.closeIdleConnections();
  await Promise.race([ended, sleep(lastWordMs)]);
  http.closeAllConnections();
  await ended;
  clearTimeout(cut);
}
