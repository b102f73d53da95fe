'use client';

import { useEffect, useState } from 'react';
import { useLiveConversation } from '#components/page/session-context.tsx';

/** Says once that an answer is being made, and once that it is there; nothing of answers that were there before. */
export function TurnAnnouncement() {
  const { conversation, runningTurnId } = useLiveConversation();
  const [hasRun, setHasRun] = useState(false);
  const isRunning = runningTurnId !== null;
  useEffect(() => {
    if (isRunning) setHasRun(true);
  }, [isRunning]);
  const last = conversation.blocks.findLast((block) => block.kind === 'answer');
  const ending = hasRun && last ? endings[last.status] : undefined;
  return (
    <p role="status" className="sr-only">
      {isRunning ? 'Answering…' : ending}
    </p>
  );
}

const endings: Record<string, string> = {
  done: 'Answer ready',
  declined: 'Answer ready',
  stopped: 'Stopped',
};
