'use client';

import { useSyncExternalStore } from 'react';
import type { UploadItem } from './upload-item.ts';
import type { UploadStore } from './upload-store.ts';

const none: readonly UploadItem[] = [];

/** The files on their way. */
export function useUploads(store: UploadStore): readonly UploadItem[] {
  return useSyncExternalStore(store.subscribe, store.items, () => none);
}
