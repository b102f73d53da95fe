'use client';

import { type RefObject, type UIEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { clampTop, type RowScroll, scrollBy, toScrollTop } from '#lib/client/index.ts';

export const rowHeight = 26;
const settleMs = 120;

/** The place of a grid in its rows, kept in step with its scroll bar (see `row-scroll`). */
export function useGridScroll(rowCount: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const scroll = useMemo<RowScroll>(
    () => ({ rowCount, rowHeight, viewport: Math.max(0, size.height - rowHeight) }),
    [rowCount, size.height],
  );
  // Scroll events come between renders, so that what they start from can't be what was drawn last.
  const place = useRef({ top: 0, bar: 0 });
  const settling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [drawn, setDrawn] = useState({ top: 0, left: 0 });

  const setTop = useCallback(
    (wanted: number) => {
      const element = scroller.current;
      if (!element) return;
      const top = clampTop(scroll, wanted);
      element.scrollTop = toScrollTop(scroll, top);
      place.current = { top, bar: element.scrollTop };
      setDrawn({ top, left: element.scrollLeft });
    },
    [scroll],
  );
  const moveBy = useCallback((pixels: number) => setTop(place.current.top + pixels), [setTop]);
  const goTo = useCallback((row: number) => setTop(row * rowHeight - scroll.viewport / 3), [setTop, scroll]);
  useWheel(scroller, moveBy);

  const onScroll = (event: UIEvent<HTMLElement>) => {
    const { scrollTop, scrollLeft } = event.currentTarget;
    const { top, bar } = place.current;
    const isOurs = Math.abs(scrollTop - bar) < 1;
    const next = isOurs ? top : scrollBy(scroll, { top, from: bar, to: scrollTop });
    place.current = { top: next, bar: scrollTop };
    setDrawn({ top: next, left: scrollLeft });
    if (isOurs) return;
    clearTimeout(settling.current);
    settling.current = setTimeout(() => setTop(place.current.top), settleMs);
  };
  return {
    scroller,
    scroll,
    top: clampTop(scroll, drawn.top),
    left: drawn.left,
    width: size.width,
    onScroll,
    goTo,
    moveBy,
  };
}

function useSize(scroller: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller]);
  return size;
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
