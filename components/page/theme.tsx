'use client';

import { ThemeProvider } from 'next-themes';
import type { ReactNode } from 'react';

/** Light, dark or the system's; known before the first paint by a small script that carries the page's nonce. */
export function Theme({ nonce, children }: { nonce: string | null; children: ReactNode }) {
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce && { nonce })}
    >
      {children}
    </ThemeProvider>
  );
}
