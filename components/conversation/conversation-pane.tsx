'use client';

import { ArrowDown } from 'lucide-react';
import { useStickToBottom } from 'use-stick-to-bottom';
import { EmptyState } from '#components/empty/empty-state.tsx';
import { useCurrentSession, useLiveConversation } from '#components/page/session-context.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Arrivals } from '#components/uploads/arrivals.tsx';
import { Composer } from './composer.tsx';
import { ConnectionGone } from './connection-gone.tsx';
import { ConversationBlock } from './conversation-block.tsx';
import { EarlierMessages } from './earlier-messages.tsx';
import { restingPlace } from './resting-place.ts';
import { TurnAnnouncement } from './turn-announcement.tsx';
import { useEarlier } from './use-earlier.ts';

/** The conversation with its composer below; keeps to its end unless the reader has scrolled away. */
export function ConversationPane() {
  const { session } = useCurrentSession();
  const { conversation, runningTurnId } = useLiveConversation();
  const { blocks } = conversation;
  const { scrollRef, contentRef, isAtBottom, scrollToBottom } = useStickToBottom({
    initial: blocks.length > 0 ? 'instant' : false,
    resize: 'instant',
    targetScrollTop: restingPlace,
  });
  const earlier = useEarlier(conversation, scrollRef);
  const newestAnswer = blocks.findLast(({ kind }) => kind === 'answer')?.key;
  const isUnasked = blocks.every(({ kind }) => kind === 'dataset');
  const newestDataset = isUnasked ? blocks.at(-1)?.key : undefined;
  const isEmpty = blocks.length === 0;
  return (
    <>
      <div className="relative min-h-0 flex-1">
        <div ref={scrollRef} className="h-full overflow-y-auto">
          <div ref={contentRef} className="mx-auto w-full max-w-3xl px-4 pt-5 pb-8 min-[900px]:px-6">
            <EarlierMessages earlier={earlier} />
            <div
              role="log"
              aria-label="Conversation"
              // Messages of long ago are no news to be read out.
              aria-live={earlier.state === 'settling' ? 'off' : undefined}
              aria-busy={runningTurnId !== null}
              className="space-y-6"
            >
              {blocks.map((block) => (
                <ConversationBlock
                  key={block.key}
                  block={block}
                  maySuggest={block.key === newestAnswer || block.key === newestDataset}
                />
              ))}
            </div>
            {isEmpty && <EmptyState hasData={session.datasets.length > 0} />}
          </div>
        </div>
        {!isAtBottom && !isEmpty && (
          <IconButton
            label="Go to the newest"
            icon={ArrowDown}
            look="outline"
            className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full shadow-float"
            onClick={() => void scrollToBottom()}
          />
        )}
      </div>
      <TurnAnnouncement />
      <ConnectionGone />
      <Arrivals />
      <Composer onSent={() => void scrollToBottom('instant')} />
    </>
  );
}
