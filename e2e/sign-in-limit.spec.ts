import { expect, test } from './support/test.ts';

test.use({ environment: { PLOTLINE_PASSWORD: 'battery staple' } });

test('Wrong passwords are limited', async ({ request, server }) => {
  const attempt = () =>
    request.post('/api/login', { data: { password: 'guess' }, headers: { origin: server.url } });
  const statuses: number[] = [];
  for (let count = 0; count < 30; count += 1) statuses.push((await attempt()).status());
  expect(statuses[0]).toBe(401);
  expect(statuses.at(-1)).toBe(429);
});
