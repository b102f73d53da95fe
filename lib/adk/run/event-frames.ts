import type { Event, StreamFrame, TurnError } from '#lib/contracts/index.ts';
import { toWireEvent } from '../wire/to-wire-event.ts';
import { isShown } from './is-shown.ts';
import type { Run } from './start-run.ts';

/** What `/run_sse` sends of a run: one JSON object each. */
export async function* eventFrames(run: Run): AsyncGenerator<Record<string, unknown>> {
  const outputs = new Set<string>();
  for await (const frame of run.frames) {
    if (frame.type === 'event') outputs.add(outputIdOf(frame.data));
    // What code prints while it runs is no text of the answer; its result comes whole.
    if (frame.type !== 'partial' || !outputs.has(frame.data.eventId)) yield* framesOf(frame, run);
  }
}

function outputIdOf({ customMetadata }: Event): string {
  return customMetadata?.plotline?.code?.outputEventId ?? '';
}

function framesOf(frame: StreamFrame, run: Run): Record<string, unknown>[] {
  switch (frame.type) {
    case 'partial':
      return run.body.streaming ? [partialEvent(frame.data, run)] : [];
    case 'event':
      return isShown(frame.data, run.app) ? split(toWireEvent(frame.data, run), run) : [];
    case 'turn':
      return failed(frame.data.status) ? [errorFrame(frame.data.error, run.clock.now())] : [];
    case 'progress':
      return [];
  }
}

/** Whether a turn ended with an error. One that somebody stopped ended as it was told to. */
function failed(status: string): boolean {
  return status === 'failed' || status === 'interrupted';
}

/** Text that is new, under the id of the event that it will be part of. */
function partialEvent(
  { eventId, text }: { eventId: string; text: string },
  { turnId, app, customMetadata, clock }: Run,
): Record<string, unknown> {
  return {
    content: { parts: [{ text }], role: 'model' },
    partial: true,
    ...(customMetadata && { customMetadata }),
    invocationId: turnId,
    author: app.rootAgent.name,
    actions: emptyActions,
    id: eventId,
    timestamp: clock.now() / 1000,
  };
}

const emptyActions = {
  stateDelta: {},
  artifactDelta: {},
  requestedAuthConfigs: {},
  requestedToolConfirmations: {},
};

/** google-adk's web page wants artifacts in a frame of their own. */
function split(event: Record<string, unknown>, { body }: Run): Record<string, unknown>[] {
  const { content, ...rest } = event;
  const { actions } = event;
  if (body.functionCallEventId || !content || !hasArtifacts(actions)) return [event];
  return [{ ...event, actions: { ...actions, artifactDelta: {} } }, rest];
}

function hasArtifacts(actions: unknown): actions is { artifactDelta: Record<string, number> } {
  if (typeof actions !== 'object' || actions === null || !('artifactDelta' in actions)) return false;
  const { artifactDelta } = actions;
  return typeof artifactDelta === 'object' && artifactDelta !== null && Object.keys(artifactDelta).length > 0;
}

/** The last frame of a run that failed. */
function errorFrame(error: TurnError | undefined, now: number): Record<string, unknown> {
  const { code: type, message } = error ?? { code: 'internal', message: 'Something went wrong. Try again.' };
  return {
    error: `${type}: ${message}`,
    error_details: { error_type: type, error_message: message, timestamp: now / 1000 },
  };
}
