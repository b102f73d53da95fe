export type {
  BuiltinAnswer,
  BuiltinQuestion,
  BuiltinTools,
  HeadlineValue,
} from './builtin/builtin-answer.ts';
export type { NewEvent, SessionTable, TurnContext, TurnOutcome, TurnRequest } from './turn-context.ts';
