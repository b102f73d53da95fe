import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let started: TestServer;
beforeAll(async () => {
  started = await startTestServer({ environment: { PLOTLINE_API_TOKEN: 'a-token-of-sixteen' } });
});
afterAll(() => started.close());

test('a person lets programs in and out again, and nobody else’s door moves', async () => {
  const [browser, other] = [started.browser(), started.browser()];
  await browser.open();
  await other.open();
  const me = await browser.get<{ userId: string }>('/api/me');
  expect(me).toEqual({ userId: me.userId, apiAccess: false, tokenRequired: true });
  const change = async (body: unknown) => {
    const response = await browser.send('PATCH', '/api/me', { body });
    return [response.status, await response.json()];
  };
  expect(await change({ apiAccess: true })).toEqual([200, { ...me, apiAccess: true }]);
  expect(await browser.get('/api/me')).toEqual({ ...me, apiAccess: true });
  expect(await other.get('/api/me')).toMatchObject({ apiAccess: false });
  expect(await change({ apiAccess: false })).toEqual([200, { ...me, apiAccess: false }]);
  expect((await change({ apiAccess: 'yes' }))[0]).toBe(422);
});
