/**
 * Scrolling through more rows than a browser can make an element tall (Chromium 33 million px, Firefox 17 million).
 * The scrolled element is at most `maximumHeight` tall; `top` is the place in the rows' own pixels, and small steps
 * move it one to one, so that a wheel tick is the same three rows in a table of a hundred and of five million.
 */
export const maximumHeight = 12_000_000;

export type RowScroll = { rowCount: number; rowHeight: number; viewport: number };

/** Height of all rows together, in px. */
export const fullHeight = ({ rowCount, rowHeight }: RowScroll): number => rowCount * rowHeight;

/** Height of the scrolled element, in px. */
export const scrolledHeight = (scroll: RowScroll): number =>
  Math.max(Math.min(fullHeight(scroll), maximumHeight), scroll.viewport);

/** The largest `top`. */
export const lastTop = (scroll: RowScroll): number => Math.max(0, fullHeight(scroll) - scroll.viewport);

/** Pixels of rows for each pixel of the scroll bar; 1 where all rows fit. */
export function scale(scroll: RowScroll): number {
  const track = scrolledHeight(scroll) - scroll.viewport;
  return track > 0 ? lastTop(scroll) / track : 1;
}

/** The place in the rows that a position of the scroll bar stands for. */
export const toTop = (scroll: RowScroll, scrollTop: number): number =>
  clampTop(scroll, scrollTop * scale(scroll));

/** The position of the scroll bar for a place in the rows. */
export const toScrollTop = (scroll: RowScroll, top: number): number => clampTop(scroll, top) / scale(scroll);

export const clampTop = (scroll: RowScroll, top: number): number =>
  Math.min(Math.max(0, top), lastTop(scroll));

/**
 * The place after the scroll bar went from one position to another: a step shorter than the viewport moves the rows
 * one to one, a longer one is a jump. Both ends of the bar are both ends of the rows.
 */
export function scrollBy(scroll: RowScroll, place: { top: number; from: number; to: number }): number {
  const end = scrolledHeight(scroll) - scroll.viewport;
  if (place.to <= 0) return 0;
  if (place.to >= end - 1) return lastTop(scroll);
  const step = place.to - place.from;
  if (Math.abs(step) > scroll.viewport) return toTop(scroll, place.to);
  return clampTop(scroll, place.top + step);
}

/** First row in sight and the one after the last. */
export function rowsInSight(scroll: RowScroll, top: number): { first: number; end: number } {
  const first = Math.floor(top / scroll.rowHeight);
  const end = Math.min(scroll.rowCount, Math.ceil((top + scroll.viewport) / scroll.rowHeight));
  return { first: Math.min(first, end), end };
}

/** Numbers of the pages that hold these rows. */
export function pagesOf({ first, end }: { first: number; end: number }, pageSize: number): number[] {
  if (end <= first) return [];
  const from = Math.floor(first / pageSize);
  const to = Math.floor((end - 1) / pageSize);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
