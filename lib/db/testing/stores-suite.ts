import { describe, expect, test } from 'vitest';
import { SessionId } from '#lib/base/index.ts';
import type { StoredTurn } from '#lib/usecases/index.ts';
import { datasetOf, eventOf, type Open, turnOf, withSession, withUser } from './fixtures.ts';
import { wireSuite } from './wire-suite.ts';

/** What every implementation of the stores must do. `open` gives empty ones. */
export function storesSuite(name: string, open: Open): void {
  describe(name, () => {
    ownersSuite(open);
    wireSuite(open);
    conversationSuite(open);
    dataSuite(open);
    transactionsSuite(open);
  });
}

/** Users and sessions. */
function ownersSuite(open: Open): void {
  test('users are found by the hash of their token only', async () => {
    const { stores, userId } = await withUser(open);
    expect(await stores.users.findByTokenHash('hash')).toBe(userId);
    expect(await stores.users.findByTokenHash('token')).toBe(null);
  });

  test('a session keeps what it was given; ids of clients are unique per app and user', async () => {
    const { stores, session } = await withSession(open);
    const given = {
      ...session,
      id: SessionId.create(),
      adkId: 'from a client / ü',
      title: 'T',
      used: true,
    };
    await stores.sessions.create(given);
    expect(await stores.sessions.find(given.id)).toEqual(given);
    expect(await stores.sessions.findByAdkId(given.app, given.userId, given.adkId)).toEqual(given);
    await expect(stores.sessions.create({ ...given, id: SessionId.create() })).rejects.toThrow();
    await stores.sessions.create({ ...given, id: SessionId.create(), app: 'another' });
  });

  test('sessions are listed by change; a patch changes only what it names', async () => {
    const { stores, session } = await withSession(open);
    const later = { ...session, id: SessionId.create(), adkId: 'b', updatedAt: 2, createdAt: 2 };
    await stores.sessions.create(later);
    expect((await stores.sessions.findUnused(session.userId))?.id).toBe(later.id);
    await stores.sessions.update(session.id, { title: 'New', updatedAt: 3, used: true });
    const listed = await stores.sessions.listByUser(session.userId);
    expect(listed).toEqual([{ ...session, title: 'New', updatedAt: 3, used: true }, later]);
    expect((await stores.sessions.listUnused(10)).map(({ id }) => id)).toEqual([later.id]);
    expect(await stores.sessions.listUnused(2)).toEqual([]);
  });
}

/** Events, state and turns. */
function conversationSuite(open: Open): void {
  test('events come back whole, in order, after any of them', async () => {
    const { stores, session } = await withSession(open);
    const strange = eventOf('e1', {
      content: {
        role: 'model',
        parts: [
          { text: 'ü\u2028"', thoughtSignature: 'c2ln' },
          { functionCall: { id: 'c1', name: 'f', args: { n: null } } },
        ],
      },
      longRunningToolIds: [],
      groundingMetadata: { webSearchQueries: ['x'] },
      customMetadata: { other: { deep: [1, null, 'x'] } },
    });
    const first = await stores.events.append(session.id, strange);
    const second = await stores.events.append(session.id, eventOf('e2'));
    expect(second.sequence).toBeGreaterThan(first.sequence);
    expect(await stores.events.list(session.id)).toEqual([first, second]);
    expect((await stores.events.list(session.id))[0]?.event).toEqual(strange);
    expect(await stores.events.list(session.id, first.sequence)).toEqual([second]);
    expect(await stores.events.list(session.id, 0, 1)).toEqual([first]);
    expect(await stores.events.listBefore(session.id, null, 5)).toEqual([second, first]);
    expect(await stores.events.listBefore(session.id, null, 1)).toEqual([second]);
    expect(await stores.events.listBefore(session.id, second.sequence, 5)).toEqual([first]);
    expect(await stores.events.findCall(session.id, 'c1')).toEqual(first);
    expect(await stores.events.findCall(session.id, 'c')).toBe(null);
    expect(await stores.events.findRun(session.id, 'c1')).toBe(null);
    await expect(stores.events.append(session.id, eventOf('e1'))).rejects.toThrow();
  });

  test('state deltas go to the scope that their prefix names; temp is not kept', async () => {
    const { stores, session } = await withSession(open);
    const sibling = { ...session, id: SessionId.create(), adkId: 'sibling' };
    await stores.sessions.create(sibling);
    const stateDelta = { 'app:a': 1, 'user:b': [2], c: { d: null }, 'temp:e': 5, gone: 'x' };
    const actions = { stateDelta, artifactDelta: {} };
    await stores.events.append(session.id, eventOf('e1', { actions }));
    await stores.events.append(
      session.id,
      eventOf('e2', { actions: { stateDelta: { gone: null, 'user:b': 3 }, artifactDelta: {} } }),
    );
    expect(await stores.states.read(session)).toEqual({
      app: { a: 1 },
      user: { b: 3 },
      session: { c: { d: null }, gone: null },
    });
    expect(await stores.states.read(sibling)).toEqual({ app: { a: 1 }, user: { b: 3 }, session: {} });
  });

  test('turns are listed while they are open, and by their last change', async () => {
    const { stores, session } = await withSession(open);
    const [one, two] = [turnOf(session, 1), turnOf(session, 2)];
    await stores.turns.create(one);
    await stores.turns.create(two);
    const error = { code: 'stopped', message: 'm' };
    await stores.turns.update(one.id, { status: 'stopped', error, updatedAt: 5 });
    expect(await stores.turns.listOpen()).toEqual([two]);
    expect(await stores.turns.listOpen(session.id)).toEqual([two]);
    const over: StoredTurn = { ...one, status: 'stopped', error, updatedAt: 5 };
    expect(await stores.turns.find(session.id, one.id)).toEqual(over);
    expect(await stores.turns.findLastOver(session.id)).toEqual(over);
    expect(await stores.turns.listChanged(session.id, 3)).toEqual([over]);
    expect(await stores.turns.find(SessionId.create(), one.id)).toBe(null);
  });
}

/** Datasets, artifacts, and what goes with a session. */
function dataSuite(open: Open): void {
  test('a dataset that is attached twice to a session gets one name, namesakes get another', async () => {
    const { stores, session } = await withSession(open);
    const [one, two, three] = [datasetOf(session), datasetOf(session), datasetOf(session)];
    for (const dataset of [one, two, three]) await stores.datasets.create(dataset);
    const names = [];
    for (const [dataset, table] of [
      [one, 'cars'],
      [two, 'Cars'],
      [three, 'cars'],
    ] as const) {
      names.push(await stores.datasets.attach(session.id, dataset.id, table));
    }
    expect(names).toEqual(['cars', 'Cars_2', 'cars_3']);
    await expect(stores.datasets.attach(session.id, one.id, 'other')).rejects.toThrow();
    expect(await stores.datasets.listBySession(session.id)).toEqual([
      { dataset: one, table: 'cars' },
      { dataset: two, table: 'Cars_2' },
      { dataset: three, table: 'cars_3' },
    ]);
    expect(await stores.datasets.namesBySession(session.userId)).toEqual(
      new Map([[session.id, ['d.csv', 'd.csv', 'd.csv']]]),
    );
    await stores.datasets.remove(two.id);
    expect(await stores.datasets.detach(session.id, one.id)).toBe(true);
    expect(await stores.datasets.detach(session.id, one.id)).toBe(false);
    expect(await stores.datasets.listSessions(three.id)).toEqual([session.id]);
    expect((await stores.datasets.listByUser(session.userId)).length).toBe(2);
  });

  test('removing a session takes all that is in it, and leaves its datasets', async () => {
    const { stores, session } = await withSession(open);
    const dataset = datasetOf(session);
    await stores.datasets.create(dataset);
    await stores.datasets.attach(session.id, dataset.id, 'd');
    await stores.events.append(session.id, eventOf('e'));
    await stores.turns.create(turnOf(session, 1));
    await stores.sessions.remove(session.id);
    expect(await stores.events.list(session.id)).toEqual([]);
    expect(await stores.turns.listOpen()).toEqual([]);
    expect(await stores.datasets.find(dataset.id)).toEqual(dataset);
    expect(await stores.users.removeEmpty(10)).toBe(0);
    await stores.datasets.remove(dataset.id);
    expect(await stores.users.removeEmpty(10)).toBe(1);
  });
}

/** All or nothing. */
function transactionsSuite(open: Open): void {
  test('a transaction that fails leaves nothing, and others wait for it', async () => {
    const { stores, session } = await withSession(open);
    const failing = stores.transaction(async (inside) => {
      await inside.events.append(session.id, eventOf('lost'));
      await inside.transaction((deeper) => deeper.sessions.update(session.id, { title: 'lost' }));
      throw new Error('no');
    });
    const other = stores.events.append(session.id, eventOf('kept'));
    await expect(failing).rejects.toThrow('no');
    await other;
    expect((await stores.events.list(session.id)).map(({ event }) => event.id)).toEqual(['kept']);
    expect((await stores.sessions.find(session.id))?.title).toBe(null);
  });

  test('two hundred transactions at once all hold', async () => {
    const { stores, session } = await withSession(open);
    await Promise.all(
      Array.from({ length: 200 }, (_, number) =>
        stores.transaction((inside) => inside.events.append(session.id, eventOf(`e${number}`))),
      ),
    );
    expect(await stores.events.list(session.id)).toHaveLength(200);
  });
}
