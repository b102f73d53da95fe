export { createDiskFiles } from './disk-files.ts';
export type { Files } from './files.ts';
