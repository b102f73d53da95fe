import type { Event, Part } from '#lib/contracts/index.ts';
import type { App } from '#lib/usecases/index.ts';
import { isOnWire } from '../wire/to-wire-event.ts';

/** Whether clients get a stored event: of an app that replies finally only questions and answers, no step between. */
export function isShown(event: Event, app: App | null): boolean {
  if (!isOnWire(event)) return false;
  return app?.replies !== 'final' || !isStep(event, app);
}

/** Calls of the app's tools, and what code did. Calls that a client gave itself are none. */
function isStep({ content, customMetadata }: Event, { rootAgent }: App): boolean {
  const parts = content?.parts ?? [];
  const isCall = ({ functionCall, functionResponse }: Part) =>
    rootAgent.tools.includes((functionCall ?? functionResponse)?.name ?? '');
  const isOfCode = customMetadata?.plotline?.code !== undefined;
  return parts.some(isCall) || (isOfCode && !parts.some(({ text }) => text));
}
