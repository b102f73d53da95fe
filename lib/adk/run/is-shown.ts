import type { Event } from '#lib/contracts/index.ts';
import type { App } from '#lib/usecases/index.ts';
import { isOnWire } from '../wire/to-wire-event.ts';

/** Whether clients get a stored event: of an app that replies finally only questions and answers, no step between. */
export function isShown(event: Event, app: Pick<App, 'replies'> | null): boolean {
  if (!isOnWire(event)) return false;
  return app?.replies !== 'final' || !isToolStep(event);
}

function isToolStep({ content }: Event): boolean {
  return content?.parts?.some((part) => part.functionCall ?? part.functionResponse) ?? false;
}
