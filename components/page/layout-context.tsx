'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { defaultLayout, type Layout, layoutCookie, serializeLayout } from './layout.ts';

export type Side = 'sessions' | 'data';
export type Overlay = 'palette' | 'shortcuts' | 'settings' | null;

type LayoutContextValue = {
  layout: Layout;
  setLayout: (change: Partial<Layout>) => void;
  /** Keeps the layout as it is for the next visit. */
  keepLayout: () => void;
  /** The side that is open as a drawer, where the window is narrow. */
  drawer: Side | null;
  setDrawer: (side: Side | null) => void;
  /** Folds or unfolds a side; on a narrow window opens or closes its drawer. */
  toggleSide: (side: Side) => void;
  /** Makes a side visible, whatever the width. */
  showSide: (side: Side) => void;
  overlay: Overlay;
  setOverlay: (overlay: Overlay) => void;
};

const LayoutContext = createContext<LayoutContextValue | null>(null);

export function useLayout(): LayoutContextValue {
  const value = useContext(LayoutContext);
  if (!value) throw new Error('useLayout needs a LayoutProvider above it');
  return value;
}

const isNarrow = () => window.matchMedia('(width < 900px)').matches;
const foldOf = (side: Side) => (side === 'sessions' ? 'isSessionsFolded' : 'isDataFolded');

export function LayoutProvider({ initial, children }: { initial: Layout | null; children: ReactNode }) {
  const [layout, setWhole] = useState(initial ?? defaultLayout);
  const [drawer, setDrawer] = useState<Side | null>(null);
  const [overlay, setOverlay] = useState<Overlay>(null);

  const setLayout = useCallback((change: Partial<Layout>) => setWhole((old) => ({ ...old, ...change })), []);
  const keepLayout = useCallback(
    () =>
      setWhole((current) => {
        keep(current);
        return current;
      }),
    [],
  );
  const fold = useCallback(
    (side: Side, isFolded: (old: boolean) => boolean) =>
      setWhole((old) => {
        const next = { ...old, [foldOf(side)]: isFolded(old[foldOf(side)]) };
        keep(next);
        return next;
      }),
    [],
  );
  const toggleSide = useCallback(
    (side: Side) => {
      if (isNarrow()) setDrawer((open) => (open === side ? null : side));
      else fold(side, (old) => !old);
    },
    [fold],
  );
  const showSide = useCallback(
    (side: Side) => {
      if (isNarrow()) setDrawer(side);
      else fold(side, () => false);
    },
    [fold],
  );
  const value = useMemo(
    () => ({ layout, setLayout, keepLayout, drawer, setDrawer, toggleSide, showSide, overlay, setOverlay }),
    [layout, setLayout, keepLayout, drawer, toggleSide, showSide, overlay],
  );
  return <LayoutContext value={value}>{children}</LayoutContext>;
}

function keep(layout: Layout): void {
  const year = 365 * 24 * 3600 * 1000;
  void window.cookieStore?.set({
    name: layoutCookie,
    value: serializeLayout(layout),
    path: '/',
    sameSite: 'lax',
    expires: Date.now() + year,
  });
}
