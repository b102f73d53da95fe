import { afterEach, expect, test } from 'vitest';
import { PlotlineError } from '#lib/base/index.ts';
import { createSqliteStores } from '#lib/db/index.ts';
import { createSignIn } from './sign-in.ts';

let ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends) await end();
  ends = [];
});

async function start() {
  const stores = await createSqliteStores(':memory:');
  ends.push(() => stores.close());
  const signIn = createSignIn('correct horse', { stores, clock: { now: () => 0 } });
  const attempt = (password: string, address: string) =>
    signIn.enter(password, address).then(
      () => 'in',
      (error) => (PlotlineError.is(error) ? error.code : error),
    );
  return { attempt };
}

test('a client has five attempts a minute, however many addresses its network gives it', async () => {
  const { attempt } = await start();
  for (let host = 1; host <= 5; host += 1) {
    expect(await attempt('guess', `2001:db8:1:2::${host}`)).toBe('unauthorized');
  }
  expect(await attempt('correct horse', '2001:db8:1:2::6')).toBe('too_many_requests');
  expect(await attempt('correct horse', '2001:db8:1:3::1')).toBe('in');
});

test('strangers who try from everywhere lock out no one who signed in here before', async () => {
  const { attempt } = await start();
  expect(await attempt('correct horse', '10.0.0.1')).toBe('in');
  const tried = [];
  for (let host = 0; host < 700; host += 1) {
    tried.push(await attempt('guess', `192.168.${host >> 8}.${host & 255}`));
  }
  expect(tried.filter((code) => code === 'unauthorized').length).toBe(599);
  expect(tried.at(-1)).toBe('too_many_requests');
  expect(await attempt('correct horse', '10.0.0.1')).toBe('in');
});
