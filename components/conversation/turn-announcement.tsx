'use client';

import { usePlotline } from '#components/page/session-context.tsx';

/** Says once that an answer is being made, and once that it is there. */
export function TurnAnnouncement() {
  const { conversation, runningTurnId } = usePlotline();
  const last = conversation.blocks.findLast((block) => block.kind === 'answer');
  return (
    <p role="status" className="sr-only">
      {runningTurnId !== null ? 'Answering…' : last && endings[last.status]}
    </p>
  );
}

const endings: Record<string, string> = {
  done: 'Answer ready',
  declined: 'Answer ready',
  stopped: 'Stopped',
};
