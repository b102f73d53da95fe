import type { Page } from '@playwright/test';

type Load = { url: string; kind: string; bytes: number };

/** What a page has loaded over the wire. Kilobytes are 1000 bytes, as compressed. */
export type Loads = { requests: number; totalKb: number; javascriptKb: number; hosts: number };

/** Counts what `page` loads from now on; the function returned tells it as it is then. */
export async function watchLoads(page: Page): Promise<() => Loads> {
  const loads = new Map<string, Load>();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.responseReceived', ({ requestId, response, type }) =>
    loads.set(requestId, { url: response.url, kind: type, bytes: 0 }),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const load = loads.get(requestId);
    if (load) load.bytes = encodedDataLength;
  });
  return () => summarise([...loads.values()].filter(({ url }) => url.startsWith('http')));
}

function summarise(loads: readonly Load[]): Loads {
  return {
    requests: loads.length,
    totalKb: kilobytes(loads),
    javascriptKb: kilobytes(loads.filter(({ kind }) => kind === 'Script')),
    hosts: new Set(loads.map(({ url }) => new URL(url).host)).size,
  };
}

const kilobytes = (loads: readonly Load[]): number =>
  Math.round(loads.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);
