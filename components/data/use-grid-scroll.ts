'use client';

import { type RefObject, type UIEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { clampTop, type RowScroll, scrollBy, toScrollTop } from '#lib/client/index.ts';

export const rowHeight = 26;
const settleMs = 120;

/** The place of a grid in its rows, kept in step with its scroll bar (see `row-scroll`). */
export function useGridScroll(rowCount: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [place, setPlace] = useState({ top: 0, left: 0 });
  const bar = useRef(0);
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const scroll = useMemo<RowScroll>(
    () => ({ rowCount, rowHeight, viewport: Math.max(0, size.height - rowHeight) }),
    [rowCount, size.height],
  );

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  const setTop = useCallback(
    (top: number) => {
      const next = clampTop(scroll, top);
      setPlace((old) => ({ ...old, top: next }));
      const element = scroller.current;
      if (!element) return;
      element.scrollTop = toScrollTop(scroll, next);
      bar.current = element.scrollTop;
    },
    [scroll],
  );
  const top = clampTop(scroll, place.top);

  useWheel(scroller, (pixels) => setTop(top + pixels));

  const onScroll = (event: UIEvent<HTMLElement>) => {
    const { scrollTop, scrollLeft } = event.currentTarget;
    const from = bar.current;
    bar.current = scrollTop;
    if (Math.abs(scrollTop - from) < 1) {
      // Set by setTop, whose place may not have been drawn yet: `top` would be the one before it.
      setPlace((old) => ({ ...old, left: scrollLeft }));
      return;
    }
    const next = scrollBy(scroll, { top, from, to: scrollTop });
    setPlace({ top: next, left: scrollLeft });
    clearTimeout(settling.current);
    if (next !== top) settling.current = setTimeout(() => setTop(next), settleMs);
  };
  const goTo = useCallback(
    (row: number) => setTop(row * rowHeight - scroll.viewport / 3),
    [setTop, scroll.viewport],
  );
  const moveBy = (pixels: number) => setTop(top + pixels);
  return { scroller, scroll, top, left: place.left, width: size.width, onScroll, goTo, moveBy };
}

/** Takes the wheel in hand, so that a tick is as many rows in a long table as in a short one. */
function useWheel(scroller: RefObject<HTMLElement | null>, move: (pixels: number) => void): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
      event.preventDefault();
      move(event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : 1));
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [scroller, move]);
}
