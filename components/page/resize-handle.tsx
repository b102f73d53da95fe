// biome-ignore-all lint/a11y/useSemanticElements: a rule can't be dragged; this is ARIA's window splitter
'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { clamp, widthLimits } from './layout.ts';
import { type Side, useLayout } from './layout-context.tsx';

/** The edge between a side and the conversation: drag it, or use the arrow keys. */
export function ResizeHandle({ side }: { side: Side }) {
  const { layout, setLayout, keepLayout } = useLayout();
  const width = side === 'sessions' ? layout.sessionsWidth : layout.dataWidth;
  const limits = widthLimits[side];
  const direction = side === 'sessions' ? 1 : -1;
  const setWidth = (next: number) =>
    setLayout({ [side === 'sessions' ? 'sessionsWidth' : 'dataWidth']: clamp(next, limits) });

  const drag = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (move) => setWidth(width + direction * (move.clientX - from));
    handle.onpointerup = () => {
      handle.onpointermove = null;
      handle.onpointerup = null;
      keepLayout();
    };
  };
  const step = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    setWidth(width + direction * (event.key === 'ArrowRight' ? 24 : -24));
    keepLayout();
  };
  return (
    <div
      role="separator"
      aria-label={side === 'sessions' ? 'Width of the sessions' : 'Width of the data'}
      aria-orientation="vertical"
      aria-valuemin={limits.min}
      aria-valuemax={limits.max}
      aria-valuenow={Math.round(width)}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={step}
      className={classNames(
        'absolute inset-y-0 z-10 w-2 cursor-col-resize touch-none transition-colors hover:bg-accent/30 narrow:hidden',
        side === 'sessions' ? '-right-1' : '-left-1',
      )}
    />
  );
}
