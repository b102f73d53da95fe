export type { NewEvent, SessionTable, TurnContext, TurnOutcome, TurnRequest } from './turn-context.ts';
