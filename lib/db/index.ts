export { createSqliteStores } from './create-stores.ts';
export { createLocalBus } from './local-bus.ts';
