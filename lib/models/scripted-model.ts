import { PlotlineError } from '#lib/base/index.ts';
import type { Part } from '#lib/contracts/index.ts';
import type { Model, ModelRequest } from './model.ts';

/** One scripted reply: the parts in order, or an error in their place. */
export type ScriptedReply = Part[] | PlotlineError | ((request: ModelRequest) => Part[]);

/** A model that gives the replies in order and keeps the requests. For tests; fails when it runs out. */
export function scriptedModel(replies: readonly ScriptedReply[]): Model & { requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    requests,
    async *stream(request, signal) {
      const reply = replies[requests.length];
      requests.push(structuredClone(request));
      if (reply === undefined) throw new PlotlineError('model_failed', 'The script has no further reply.');
      if (PlotlineError.is(reply)) throw reply;
      for (const part of typeof reply === 'function' ? reply(request) : reply) {
        if (signal.aborted) throw new PlotlineError('stopped', 'The answer was stopped.');
        yield { type: 'part', part };
      }
      yield { type: 'finish', reason: 'STOP', usage: null };
    },
  };
}
