import { afterEach } from 'vitest';
import type { Stores } from '#lib/usecases/index.ts';
import { createSqliteStores } from './create-stores.ts';
import { storesSuite } from './testing/stores-suite.ts';

let opened: Stores[] = [];
afterEach(async () => {
  for (const stores of opened) await stores.close();
  opened = [];
});

storesSuite('SQLite', async () => {
  const stores = await createSqliteStores(':memory:');
  opened.push(stores);
  return stores;
});
