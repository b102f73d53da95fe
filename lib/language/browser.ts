export { type LiteralMatch, type Read, Reading, Refusal } from './reading.ts';
export { suggestQuestions } from './suggest/suggest-questions.ts';
