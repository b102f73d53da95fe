export { createDiskFiles } from './disk-files.ts';
export type { Files } from './files.ts';
export { holdLock, type Lock } from './hold-lock.ts';
