'use client';

import { useEffect } from 'react';
import { composerId } from '#components/conversation/composer.tsx';

/**
 * When this goes off the page because data came, who pressed one of its buttons goes on at the question. On a touch
 * screen that would open a keyboard nobody asked for.
 */
export function useHandingOverFocus(): void {
  useEffect(
    () => () => {
      const isLost = document.activeElement === document.body;
      if (isLost && window.matchMedia('(pointer: fine)').matches)
        document.getElementById(composerId)?.focus();
    },
    [],
  );
}
