'use client';

import './without-eval.ts';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Toaster } from '#components/ui/toaster.tsx';
import type { PageData } from '#lib/contracts/index.ts';
import type { Layout } from './layout.ts';
import { LayoutProvider } from './layout-context.tsx';
import { SessionProvider } from './session-provider.tsx';
import { Shell } from './shell.tsx';

/** The whole page of one session, from the data that the server sent with it. */
export function PlotlinePage({ page, layout }: { page: PageData; layout: Layout | null }) {
  const [client] = useState(createClient);
  return (
    <QueryClientProvider client={client}>
      <LayoutProvider initial={layout}>
        <SessionProvider key={page.session.id} page={page}>
          <Shell />
        </SessionProvider>
      </LayoutProvider>
      <Toaster />
    </QueryClientProvider>
  );
}

function createClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });
}
