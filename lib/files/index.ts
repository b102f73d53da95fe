export type { Files } from './files.ts';
