import { withPage } from '../support/with-page.ts';

type Loaded = { url: string; kind: string; bytes: number };

/** What the first visit loads over the wire, before any chart. Kilobytes are 1000 bytes, as compressed. */
export async function firstLoad() {
  return withPage(async ({ page, server }) => {
    const loaded = new Map<string, Loaded>();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.responseReceived', ({ requestId, response, type }) =>
      loaded.set(requestId, { url: response.url, kind: type, bytes: 0 }),
    );
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const entry = loaded.get(requestId);
      if (entry) entry.bytes = encodedDataLength;
    });
    const from = performance.now();
    await page.goto(server.url);
    await page.getByRole('textbox', { name: 'Message' }).waitFor();
    const visibleMs = Math.round(performance.now() - from);
    await page.waitForTimeout(3000);
    const all = [...loaded.values()].filter(({ url }) => url.startsWith('http'));
    const kilobytes = (entries: readonly Loaded[]) =>
      Math.round(entries.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);
    return {
      visibleMs,
      requests: all.length,
      totalKb: kilobytes(all),
      javascriptKb: kilobytes(all.filter(({ kind }) => kind === 'Script')),
      hosts: [...new Set(all.map(({ url }) => new URL(url).host))].length,
    };
  });
}
