'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Conversation } from '#lib/client/index.ts';

export type Earlier = {
  /** `settling`: they are there, and were not announced. */
  state: 'idle' | 'loading' | 'settling' | 'failed';
  load: () => void;
};

/**
 * Loads the messages before those that are on the page, when it is told to and when the reader comes near the
 * oldest of them by scrolling up. What was in sight stays where it was.
 */
export function useEarlier(
  { state, readEarlier }: Conversation,
  scroll: RefObject<HTMLElement | null>,
): Earlier {
  const [progress, setProgress] = useState<Earlier['state']>('idle');
  const belowRef = useRef<number | null>(null);
  const isLoading = progress === 'loading' || progress === 'settling';
  const load = useCallback(async () => {
    if (isLoading) return;
    setProgress('loading');
    try {
      await readEarlier(() => {
        belowRef.current = heightBelow(scroll.current);
        setProgress('settling');
      });
    } catch {
      setProgress('failed');
    }
  }, [isLoading, readEarlier, scroll]);

  const oldest = state.events[0]?.sequence;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands above the reader is new with the oldest event
  useLayoutEffect(() => {
    const below = belowRef.current;
    belowRef.current = null;
    if (scroll.current && below !== null) scroll.current.scrollTop = scroll.current.scrollHeight - below;
  }, [oldest, scroll]);
  useEffect(() => {
    if (progress !== 'settling') return;
    const timer = setTimeout(() => setProgress('idle'), 300);
    return () => clearTimeout(timer);
  }, [progress]);
  useScrollingUp(scroll, state.hasEarlier && progress === 'idle' ? load : null);
  return { state: progress, load };
}

const heightBelow = (element: HTMLElement | null) => element && element.scrollHeight - element.scrollTop;

/** Calls back when the reader scrolls up and has less than a screen above. */
function useScrollingUp(scroll: RefObject<HTMLElement | null>, onNearTop: (() => void) | null): void {
  useEffect(() => {
    const element = scroll.current;
    if (!element || !onNearTop) return;
    let before = element.scrollTop;
    const look = () => {
      if (element.scrollTop < before && element.scrollTop < element.clientHeight) onNearTop();
      before = element.scrollTop;
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroll, onNearTop]);
}
