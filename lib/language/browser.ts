export { type LiteralMatch, type Read, Reading, Refusal } from './reading.ts';
