type Places = { scrollElement: HTMLElement; contentElement: HTMLElement };

const shortProse = 0.4;

/**
 * Where the conversation comes to rest: at its end, but not so far that the newest question leaves the screen
 * while the answer's words are few (its chart may be tall). Who has scrolled further stays there.
 */
export function restingPlace(end: number, { scrollElement, contentElement }: Places): number {
  const question = last(contentElement, 'article[aria-label="You"]');
  const prose = last(contentElement, '[data-prose]');
  if (!question) return end;
  const isLong = prose && prose.offsetHeight > scrollElement.clientHeight * shortProse;
  if (isLong) return end;
  const top = question.getBoundingClientRect().top - scrollElement.getBoundingClientRect().top;
  const limit = scrollElement.scrollTop + top;
  return Math.min(end, Math.max(limit, scrollElement.scrollTop));
}

function last(element: HTMLElement, selector: string): HTMLElement | undefined {
  return [...element.querySelectorAll<HTMLElement>(selector)].at(-1);
}
