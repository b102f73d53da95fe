'use client';

import { History } from 'lucide-react';
import { useLiveConversation } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import type { Earlier } from './use-earlier.ts';

/** Above the oldest message on the page, where the session has older ones. */
export function EarlierMessages({ earlier }: { earlier: Earlier }) {
  const { conversation } = useLiveConversation();
  if (!conversation.state.hasEarlier) return null;
  const { state, load } = earlier;
  const isLoading = state === 'loading';
  return (
    <div className="mb-6 flex flex-col items-center gap-2">
      <Button look="outline" aria-disabled={isLoading} onClick={load}>
        {isLoading ? <Spinner /> : <History aria-hidden />}
        {isLoading ? 'Loading earlier messages…' : 'Show earlier messages'}
      </Button>
      {state === 'failed' && (
        <p role="alert" className="text-danger text-sm">
          The earlier messages could not be loaded. Check the connection, then try again.
        </p>
      )}
    </div>
  );
}
