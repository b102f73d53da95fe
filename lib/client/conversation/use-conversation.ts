'use client';

import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { EventPage, PageData, StreamFrame } from '#lib/contracts/index.ts';
import { readEarlierEvents } from '../http/event-page.ts';
import { type Connection, followSession } from '../stream/follow-session.ts';
import type { Block } from './block.ts';
import {
  applyFrame,
  type ConversationState,
  firstSequence,
  fromPage,
  lastSequence,
  withEarlier,
} from './conversation-state.ts';
import { createToBlocks } from './to-blocks.ts';

export type Conversation = {
  state: ConversationState;
  blocks: readonly Block[];
  connection: Connection;
  /** Reads the events before the oldest one there is; `onAdd` is called just before they are added. */
  readEarlier: (onAdd: () => void) => Promise<void>;
};

/** The conversation of the page's session, kept up to date by its stream. */
export function useConversation(page: PageData): Conversation {
  const [state, dispatch] = useReducer(apply, page, fromPage);
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
  const before = firstSequence(state);
  const readEarlier = useCallback(
    async (onAdd: () => void) => {
      if (before === null) return;
      const earlier = await readEarlierEvents(sessionId, before);
      onAdd();
      dispatch({ type: 'earlier', page: earlier });
    },
    [sessionId, before],
  );
  const [toBlocks] = useState(createToBlocks);
  return useMemo(
    () => ({ state, blocks: toBlocks(state), connection, readEarlier }),
    [state, connection, toBlocks, readEarlier],
  );
}

type Change = StreamFrame | { type: 'earlier'; page: EventPage };

function apply(state: ConversationState, change: Change): ConversationState {
  return change.type === 'earlier' ? withEarlier(state, change.page) : applyFrame(state, change);
}
