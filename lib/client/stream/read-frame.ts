import type { StreamFrame } from '#lib/contracts/index.ts';
import { contracts } from '../http/contracts.ts';
import type { StreamMessage } from './parse-event-stream.ts';

/** The frame that a message carries; null for one of a kind that this page does not know. */
export async function readFrame(message: StreamMessage): Promise<StreamFrame | null> {
  const { StreamFrame } = await contracts();
  const data: unknown = JSON.parse(message.data);
  const sequence = message.id === null ? undefined : Number(message.id);
  const parsed = StreamFrame.safeParse({ type: message.event, sequence, data });
  return parsed.success ? parsed.data : null;
}
