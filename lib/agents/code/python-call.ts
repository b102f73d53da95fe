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

/** The event with the code; `before` is what was said in front of it. */
export function codeEvent(call: PythonCall, before = ''): NewEvent {
  const { id, code, author, outputEventId } = call;
  const parts = [
    ...(before === '' ? [] : [{ text: before }]),
    { executableCode: { id, language: 'PYTHON', code } },
  ];
  return {
    author,
    content: { role: 'model', parts },
    customMetadata: { plotline: { code: { ...callMetadata(call), outputEventId } } },
  };
}

/** The coordinator hands over to one of its agents. */
export function transferEvent(agent: string): NewEvent {
  return { actions: { stateDelta: {}, artifactDelta: {}, transferToAgent: agent } };
}
