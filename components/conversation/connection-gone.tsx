'use client';

import { useLiveConversation, usePlotline } from '#components/page/session-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Alert } from '#components/ui/notice.tsx';

/** Says that the session is not there any more (deleted elsewhere, or its user signed out), or open too often. */
export function ConnectionGone() {
  const { newSession } = usePlotline();
  const { conversation } = useLiveConversation();
  if (conversation.connection === 'full') return <OpenTooOften />;
  if (conversation.connection !== 'gone') return null;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 pb-2 min-[900px]:px-6">
      <Alert
        actions={
          <>
            <Button look="outline" onClick={() => window.location.reload()}>
              Reload
            </Button>
            <Button look="outline" onClick={newSession}>
              New session
            </Button>
          </>
        }
      >
        This session can’t be followed any more: it was deleted, or you signed out in another tab.
      </Alert>
    </div>
  );
}

function OpenTooOften() {
  return (
    <div className="mx-auto w-full max-w-3xl px-4 pb-2 min-[900px]:px-6">
      <Alert>
        Plotline is open in too many tabs of this browser, so this one does not show what is new. Close some
        of them; it goes on by itself.
      </Alert>
    </div>
  );
}
