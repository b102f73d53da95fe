import type { CodeMetadata } from '#lib/contracts/index.ts';
import type { NewEvent } from '../turn-context.ts';

/** One piece of code to be run. `id` ties its events together; the ledger names it too. */
export type PythonCall = {
  id: string;
  code: string;
  purpose?: string;
  source: CodeMetadata['source'];
  /** The agent that signs its events. */
  author: string;
  /** How many times it was corrected before. */
  repairs: number;
  /** The id that the event of its result will have; live output goes there. */
  outputEventId: string;
};

/** What every event of the call says of it. */
export function callMetadata({ id, source, purpose, repairs }: PythonCall): CodeMetadata {
  return { callId: id, source, ...(purpose !== undefined && { purpose }), repairs };
}

/** What was said in front of a call, the id under which it was shown live, and what else its event has. */
export type Said = { before: string; eventId?: string; extra?: object };

/** The event with the code. */
export function codeEvent(call: PythonCall, { before, eventId, extra }: Said): NewEvent {
  const { id, code, author, outputEventId } = call;
  const parts = [
    ...(before === '' ? [] : [{ text: before }]),
    { executableCode: { id, language: 'PYTHON', code } },
  ];
  return {
    ...(eventId !== undefined && { id: eventId }),
    ...extra,
    author,
    content: { role: 'model', parts },
    customMetadata: { plotline: { code: { ...callMetadata(call), outputEventId } } },
  };
}

/** An agent hands the question over to another one. */
export function transferEvent(
  agent: string,
  { said, author }: { said?: Said; author?: string } = {},
): NewEvent {
  const { before = '', eventId, extra } = said ?? {};
  return {
    ...(eventId !== undefined && { id: eventId }),
    ...extra,
    ...(author !== undefined && { author }),
    ...(before !== '' && { content: { role: 'model', parts: [{ text: before }] } }),
    actions: { stateDelta: {}, artifactDelta: {}, transferToAgent: agent },
  };
}
