import { expect, test } from 'vitest';
import { assert, SessionId, UserId } from '#lib/base/index.ts';
import { artifactOf, eventOf, type Open, withSession, withUser } from './fixtures.ts';

/** What clients of the API need. */
export function wireSuite(open: Open): void {
  test('users are found by the name a client gave, or by the id of a browser', async () => {
    const { stores, userId } = await withUser(open);
    const given = { id: UserId.create(), name: 'ann / ü', createdAt: 1 };
    expect(await stores.users.createNamed(given)).toBe(given.id);
    expect(await stores.users.createNamed({ ...given, id: UserId.create() })).toBe(given.id);
    await stores.users.createNamed({ ...given, id: UserId.create(), name: userId });
    expect(await stores.users.findOnWire(given.name)).toEqual({
      id: given.id,
      isBrowser: false,
      apiAccess: false,
    });
    expect(await stores.users.findOnWire(given.id)).toBe(null);
    expect(await stores.users.findOnWire(userId)).toEqual({ id: userId, isBrowser: true, apiAccess: false });
    await stores.users.setApiAccess(userId, true);
    expect(await stores.users.hasApiAccess(userId)).toBe(true);
    expect((await stores.users.findOnWire(userId))?.apiAccess).toBe(true);
  });

  test('sessions are listed by their last event, with their own state', async () => {
    const { stores, session } = await withSession(open);
    const [two, three] = ['b', 'c'].map((adkId) => ({ ...session, id: SessionId.create(), adkId }));
    assert(two && three, 'Two more.');
    expect(await stores.sessions.createIfFree(two)).toBe(true);
    expect(await stores.sessions.createIfFree({ ...two, id: SessionId.create() })).toBe(false);
    await stores.sessions.create(three);
    await stores.states.write(two, { own: null, 'user:u': 1, 'app:a': 2, 'temp:t': 3, __proto: 4 });
    await stores.events.append(session.id, eventOf('e1', { timestamp: 1_700_000_000.123456 }));
    const dataset = { id: 'd', name: 'd.csv', table: 'd' };
    await stores.events.append(session.id, eventOf('e2', { customMetadata: { plotline: { dataset } } }));
    const stateDelta = { plotline: { dataset: 1 } };
    const actions = { stateDelta, artifactDelta: {} };
    await stores.events.append(three.id, eventOf('e3', { timestamp: 0.0005, actions }));
    expect(await stores.sessions.listOnWire(session.app, session.userId)).toEqual([
      { adkId: 'c', lastUpdateTime: 0.0005, state: stateDelta },
      { adkId: 'b', lastUpdateTime: 0.001, state: { own: null, __proto: 4 } },
      { adkId: 'a', lastUpdateTime: 1_700_000_000.123456, state: {} },
    ]);
    expect(await stores.states.read(three)).toEqual({
      app: { a: 2 },
      user: { u: 1 },
      session: stateDelta,
    });
    expect(await stores.sessions.listOnWire('another', session.userId)).toEqual([]);
    await stores.sessions.remember(session.id, 5);
  });

  test('artifacts count their versions by name, in a session or for all of a user', async () => {
    const { stores, session } = await withSession(open);
    const { artifact, scope } = artifactOf(session, 'a');
    const shared = { ...artifact, session: null, name: 'user:a', kind: 'text' as const, mimeType: null };
    await Promise.all([stores.artifacts.add(artifact), stores.artifacts.add(artifact)]);
    await stores.artifacts.add({ ...artifact, name: 'B' });
    await stores.artifacts.add(shared);
    await stores.artifacts.add({ ...artifact, session: 'not there yet' });
    const versions = [
      { ...artifact, version: 0 },
      { ...artifact, version: 1 },
    ];
    expect(await stores.artifacts.find(scope, 'a')).toEqual(versions[1]);
    expect(await stores.artifacts.find(scope, 'a', 0)).toEqual(versions[0]);
    expect(await stores.artifacts.find(scope, 'a', 2)).toBe(null);
    expect(await stores.artifacts.list(scope, 'a')).toEqual(versions);
    expect(await stores.artifacts.listNames(scope)).toEqual(['B', 'a']);
    expect(await stores.artifacts.list({ ...scope, session: null })).toEqual([{ ...shared, version: 0 }]);
    expect(await stores.artifacts.listNames({ ...scope, app: 'another' })).toEqual([]);
    expect(await stores.artifacts.remove(scope, 'a')).toEqual(['k', 'k']);
    expect((await stores.artifacts.add(artifact)).version).toBe(0);
    await stores.sessions.remove(session.id);
    expect(await stores.artifacts.listNames(scope)).toEqual([]);
    expect(await stores.artifacts.listNames({ ...scope, session: null })).toEqual(['user:a']);
    expect(await stores.artifacts.listNames({ ...scope, session: 'not there yet' })).toEqual(['a']);
    expect(await stores.users.removeEmpty(10)).toBe(0);
  });
}
