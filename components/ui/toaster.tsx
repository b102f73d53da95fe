'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { toasterWanted } from './notify.ts';

const Sonner = dynamic(() => import('./sonner.tsx'), { ssr: false });

/** Where notifications appear; its code comes with the first one. */
export function Toaster() {
  const isWanted = useSyncExternalStore(toasterWanted.subscribe, toasterWanted.get, () => false);
  return isWanted ? <Sonner /> : null;
}
