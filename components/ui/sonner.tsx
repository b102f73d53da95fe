'use client';

import { useTheme } from 'next-themes';
import { Toaster } from 'sonner';

export default function Sonner() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-center"
      offset={112}
      toastOptions={{
        style: { background: 'var(--surface)', color: 'var(--ink)', borderColor: 'var(--line)' },
      }}
    />
  );
}
