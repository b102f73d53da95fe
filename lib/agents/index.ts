export { answerBuiltin } from './builtin/answer-builtin.ts';
export type {
  BuiltinAnswer,
  BuiltinQuestion,
  BuiltinTools,
  HeadlineValue,
} from './builtin/builtin-answer.ts';
export { toolDeclarations } from './gemini/declarations.ts';
export { runTurn } from './run-turn.ts';
export { plainTools } from './tools/plain-tools.ts';
export type { QueryScope } from './tools/run-query.ts';
export type {
  DirectRequest,
  NewEvent,
  SessionTable,
  TurnContext,
  TurnOutcome,
  TurnRequest,
} from './turn-context.ts';
