'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { type Side, useLayout } from './layout-context.tsx';

type SidePanelProps = { side: Side; element: 'nav' | 'aside'; label: string; children: ReactNode };

/** A column beside the conversation; a drawer over it where the window is narrow. */
export function SidePanel({ side, element: Element, label, children }: SidePanelProps) {
  const { layout, drawer } = useLayout();
  const panel = useRef<HTMLElement>(null);
  const isOpen = drawer === side;
  const isFolded = side === 'sessions' ? layout.isSessionsFolded : layout.isDataFolded;
  useEffect(() => {
    if (!isOpen) return;
    const before = document.activeElement;
    panel.current?.querySelector<HTMLElement>('button, a, input')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [isOpen]);
  return (
    <Element
      ref={panel}
      aria-label={label}
      className={classNames(
        'relative flex min-w-0 flex-col bg-surface',
        side === 'sessions' ? 'border-r border-line' : 'border-l border-line',
        isFolded && 'wide:invisible wide:border-0',
        'narrow:fixed narrow:inset-y-0 narrow:z-30 narrow:shadow-float narrow:transition-transform narrow:duration-200',
        side === 'sessions' ? 'narrow:left-0 narrow:w-72' : 'narrow:right-0 narrow:w-[min(26rem,100vw)]',
        !isOpen && 'narrow:invisible',
        !isOpen && (side === 'sessions' ? 'narrow:-translate-x-full' : 'narrow:translate-x-full'),
      )}
    >
      {children}
    </Element>
  );
}
