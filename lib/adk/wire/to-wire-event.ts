import type { Event, Part } from '#lib/contracts/index.ts';
import { clientMetadata } from '#lib/usecases/index.ts';
import { isRecord } from '../http/relax.ts';
import { WirePart } from '../schemas/content.ts';
import { GivenEvent, WireActions } from '../schemas/event.ts';

const ownForm: ReadonlySet<string> = new Set(['content', 'actions', 'customMetadata']);
const eventKeys = Object.keys(GivenEvent.shape).filter((key) => !ownForm.has(key));
const actionKeys = Object.keys(WireActions.shape);
const partKeys = Object.keys(WirePart.shape);

/**
 * A stored event in the wire's form: no key that google-adk's models refuse, the four dictionaries of its actions
 * always there, bytes in the URL-safe alphabet. What Plotline alone knows of it (`customMetadata.plotline`) is there
 * only where it is asked for.
 */
export function toWireEvent(
  event: Event,
  { plotline = false }: { plotline?: boolean } = {},
): Record<string, unknown> {
  const { content, actions, customMetadata } = event;
  const metadata = plotline ? customMetadata : clientMetadata(customMetadata);
  return {
    ...(content && { content: toWireContent(content) }),
    ...pick(event, eventKeys),
    ...(metadata && { customMetadata: metadata }),
    ...(isCallOfTurn(event) && { longRunningToolIds: event.longRunningToolIds ?? [] }),
    ...(isRecord(event.groundingMetadata) && { groundingMetadata: toWireGrounding(event.groundingMetadata) }),
    actions: {
      requestedAuthConfigs: {},
      requestedToolConfirmations: {},
      ...pick(actions, actionKeys),
    },
  };
}

/** google-adk lists the long-running ones of every call that its agents make, also where there is none. */
function isCallOfTurn({ invocationId, content }: Event): boolean {
  const isOfTurn = /^e-[0-9a-f-]{36}$/.test(invocationId);
  return isOfTurn && (content?.parts?.some(({ functionCall }) => functionCall !== undefined) ?? false);
}

/** What is stored in a session that ADK's clients know nothing of: that a dataset was attached to it. */
export function isOnWire({ content, customMetadata }: Event): boolean {
  return content !== undefined || customMetadata?.plotline?.dataset === undefined;
}

function toWireContent({ parts, role }: NonNullable<Event['content']>): Record<string, unknown> {
  return {
    ...(parts && { parts: parts.map(toWirePart) }),
    ...(role !== undefined && { role }),
  };
}

function toWirePart(part: Part): Record<string, unknown> {
  const { inlineData, thoughtSignature, functionResponse } = part;
  return {
    ...pick(part, partKeys),
    ...(inlineData && { inlineData: toWireBlob(inlineData) }),
    ...(typeof thoughtSignature === 'string' && { thoughtSignature: toUrlSafe(thoughtSignature) }),
    ...(functionResponse && Array.isArray(functionResponse.parts)
      ? { functionResponse: { ...functionResponse, parts: functionResponse.parts.map(toWireResponsePart) } }
      : {}),
  };
}

function toWireResponsePart(part: unknown): unknown {
  return isRecord(part) && isRecord(part.inlineData)
    ? { ...part, inlineData: toWireBlob(part.inlineData) }
    : part;
}

/** Bytes in it stand in JSON's standard alphabet where we stored them. */
export function toWireBlob(blob: Record<string, unknown>): Record<string, unknown> {
  return typeof blob.data === 'string' ? { ...blob, data: toUrlSafe(blob.data) } : blob;
}

function toWireGrounding(metadata: Record<string, unknown>): Record<string, unknown> {
  const { searchEntryPoint } = metadata;
  if (!isRecord(searchEntryPoint) || typeof searchEntryPoint.sdkBlob !== 'string') return metadata;
  const sdkBlob = toUrlSafe(searchEntryPoint.sdkBlob);
  return { ...metadata, searchEntryPoint: { ...searchEntryPoint, sdkBlob } };
}

/** RFC 4648, section 5, padded. */
export function toUrlSafe(base64: string): string {
  const safe = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return safe.padEnd(Math.ceil(safe.length / 4) * 4, '=');
}

function pick(from: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key of keys) if (from[key] !== undefined && from[key] !== null) kept[key] = from[key];
  return kept;
}
