'use client';

import { FileDown } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { usePlotline } from '#components/page/session-context.tsx';
import { pastedFiles } from './pasted-files.ts';

/** Takes files that are dropped or pasted anywhere on the page. */
export function DropTarget({ children }: { children: ReactNode }) {
  const { upload } = usePlotline();
  const [isOver, setIsOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const move = (by: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current = Math.max(0, depth.current + by);
      setIsOver(depth.current > 0);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth.current = 0;
      setIsOver(false);
      upload([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent) => {
      const files = pastedFiles(event);
      if (files.length === 0) return;
      event.preventDefault();
      upload(files);
    };
    const controller = new AbortController();
    const options = { signal: controller.signal };
    window.addEventListener('dragenter', move(1), options);
    window.addEventListener('dragover', move(0), options);
    window.addEventListener('dragleave', move(-1), options);
    window.addEventListener('drop', drop, options);
    window.addEventListener('paste', paste, options);
    return () => controller.abort();
  }, [upload]);
  return (
    <>
      {children}
      {isOver && (
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-canvas/85 p-6">
          <p className="flex items-center gap-3 rounded-xl border-2 border-dashed border-accent bg-surface px-8 py-6 text-base font-medium shadow-float">
            <FileDown aria-hidden className="size-5 text-accent" />
            Drop to upload
          </p>
        </div>
      )}
    </>
  );
}
