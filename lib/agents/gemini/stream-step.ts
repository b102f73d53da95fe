import { EventId } from '#lib/base/index.ts';
import type { Part } from '#lib/contracts/index.ts';
import type { Model, ModelRequest, ModelUsage } from '#lib/models/index.ts';
import { answerEvent } from '../events/agent-events.ts';
import { createCallId } from '../tools/plain-tools.ts';
import type { TurnContext } from '../turn-context.ts';
import { ReferenceFiller } from './fill-references.ts';
import type { TurnResults } from './turn-results.ts';

/** A call of the model: `id` is ours, `modelId` the one it gave, if any. */
export type ModelCall = {
  id: string;
  modelId: string | undefined;
  name: string;
  args: Record<string, unknown>;
};

/** One reply of the model, whole. `parts` are as it sent them, to be sent back; `text` has references filled. */
export type ModelStep = {
  eventId: string;
  parts: Part[];
  text: string;
  calls: ModelCall[];
  finishReason: string;
  usage: ModelUsage | null;
};

type Live = { context: TurnContext; results: TurnResults };

/**
 * Reads one reply to its end and shows its text while it comes. After Stop, what was said so far is kept as an
 * event before the error goes on.
 */
export async function streamStep(model: Model, request: ModelRequest, live: Live): Promise<ModelStep> {
  const { context, results } = live;
  const step: ModelStep = {
    eventId: EventId.create(),
    parts: [],
    text: '',
    calls: [],
    finishReason: '',
    usage: null,
  };
  const filler = new ReferenceFiller(results);
  const show = (text: string) => {
    if (text === '') return;
    step.text += text;
    context.partial(step.eventId, text);
  };
  try {
    for await (const chunk of model.stream(request, context.signal)) {
      if (chunk.type === 'finish') Object.assign(step, { finishReason: chunk.reason, usage: chunk.usage });
      else show(takePart(step, chunk.part, filler));
    }
  } catch (error) {
    if (context.signal.aborted) await keepStopped(step, context);
    throw error;
  }
  show(filler.end());
  return step;
}

/** Keeps the part, and returns the text that can be shown now. */
function takePart(step: ModelStep, part: Part, filler: ReferenceFiller): string {
  keepPart(step.parts, part);
  const { functionCall } = part;
  if (functionCall !== undefined) {
    const { id, name, args = {} } = functionCall;
    step.calls.push({ id: createCallId(), modelId: id, name, args });
  }
  return part.text !== undefined && part.thought !== true ? filler.push(part.text) : '';
}

/** Deltas of plain text are joined; empty ones are dropped, since the server refuses them when sent back. */
function keepPart(parts: Part[], part: Part): void {
  const isPlain = (each: Part | undefined) =>
    each?.text !== undefined && Object.keys(each).every((key) => key === 'text');
  const last = parts.at(-1);
  if (part.text === '' && part.thoughtSignature === undefined) return;
  if (last?.text !== undefined && isPlain(last) && isPlain(part)) last.text += part.text ?? '';
  else parts.push({ ...part });
}

async function keepStopped(step: ModelStep, context: TurnContext): Promise<void> {
  if (step.text.trim() === '') return;
  await context
    .emit(answerEvent(step.text, { analyst: 'gemini' }, step.eventId))
    .catch((error) => context.logger.debug({ err: error }, 'The text of a stopped answer was not kept'));
}
