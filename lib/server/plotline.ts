import type { PageData } from '#lib/contracts/index.ts';
import type { Admission, PageRequest } from './pages/admit-page.ts';
import type { PageAddress } from './pages/read-page-for.ts';

/** What the modules that Next bundles may reach of the running server. All of it works outside the bundle. */
export type Plotline = {
  /** Decides what a request for a page gets: its session and cookies, a redirect, or nothing. */
  admit(request: PageRequest): Promise<Admission>;
  readPage(address: PageAddress): Promise<ReadPageOutcome>;
};

export type ReadPageOutcome = { kind: 'page'; data: PageData } | { kind: 'sign_in' } | { kind: 'not_found' };

const key = Symbol.for('plotline.server');

/** Next loads proxy, pages and routes as separate module instances; this is the one thing they share. */
export function plotline(): Plotline {
  const running: unknown = Reflect.get(globalThis, key);
  if (isPlotline(running)) return running;
  throw new Error('Plotline is not running here: start it with “npm run dev” or “npm start”.');
}

export function setPlotline(running: Plotline): void {
  Reflect.set(globalThis, key, running);
}

function isPlotline(value: unknown): value is Plotline {
  return typeof value === 'object' && value !== null && 'readPage' in value;
}
