export { literals } from './literals.ts';
export { type Question, read } from './read.ts';
export { type LiteralMatch, type Read, Reading, Refusal } from './reading.ts';
export { suggestFollowUps } from './suggest/suggest-follow-ups.ts';
export { suggestQuestions } from './suggest/suggest-questions.ts';
