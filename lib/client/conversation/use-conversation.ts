'use client';

import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { PageData } from '#lib/contracts/index.ts';
import { type Connection, followSession } from '../stream/follow-session.ts';
import type { Block } from './block.ts';
import { applyFrame, type ConversationState, fromPage, lastSequence } from './conversation-state.ts';
import { createToBlocks } from './to-blocks.ts';

export type Conversation = { state: ConversationState; blocks: readonly Block[]; connection: Connection };

/** The conversation of the page's session, kept up to date by its stream. */
export function useConversation(page: PageData): Conversation {
  const [state, dispatch] = useReducer(applyFrame, page, fromPage);
  const [connection, setConnection] = useState<Connection>('connecting');
  const after = useRef(lastSequence(state));
  const sessionId = page.session.id;
  useEffect(() => {
    const controller = new AbortController();
    void followSession({
      sessionId,
      after: after.current,
      onFrame: (frame) => {
        if (frame.type === 'event') after.current = frame.sequence;
        dispatch(frame);
      },
      onConnection: setConnection,
      signal: controller.signal,
    });
    return () => controller.abort();
  }, [sessionId]);
  const [toBlocks] = useState(createToBlocks);
  return useMemo(() => ({ state, blocks: toBlocks(state), connection }), [state, connection, toBlocks]);
}
