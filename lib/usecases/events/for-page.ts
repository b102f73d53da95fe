import type { Event, Part } from '#lib/contracts/index.ts';

/** Characters of base64. */
const most = 100_000;

/** An event as a page gets it: without the bytes of large files in a client's message, which no page shows. */
export function forPage(event: Event): Event {
  const { content } = event;
  if (!content?.parts?.some(isLarge)) return event;
  return { ...event, content: { ...content, parts: content.parts.map(withoutBytes) } };
}

function isLarge({ inlineData }: Part): boolean {
  return (inlineData?.data?.length ?? 0) > most;
}

function withoutBytes(part: Part): Part {
  if (!isLarge(part)) return part;
  const { data: _, ...described } = part.inlineData ?? {};
  return { ...part, inlineData: described };
}
