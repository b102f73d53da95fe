import { expect, test } from 'vitest';
import { createStreamParser, type StreamMessage } from './parse-event-stream.ts';

const text =
  ': hello\n\nevent: event\nid: 7\ndata: {"a":1}\n\nevent: turn\r\ndata: first\r\ndata: second\r\n\r\n: beat\n\ndata:bare\n\nid: 8\n\n';

const messages: StreamMessage[] = [
  { id: '7', event: 'event', data: '{"a":1}' },
  { id: null, event: 'turn', data: 'first\nsecond' },
  { id: null, event: 'message', data: 'bare' },
];

test('reads messages, leaves out comments and what has no data', () => {
  expect(createStreamParser()(text)).toEqual(messages);
});

test('reads the same wherever the text is cut', () => {
  for (let size = 1; size < text.length; size += 1) {
    const parse = createStreamParser();
    const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    expect(pieces.flatMap((piece) => parse(piece))).toEqual(messages);
  }
});

test('holds a message back until the empty line that ends it', () => {
  const parse = createStreamParser();
  expect(parse('data: half')).toEqual([]);
  expect(parse(' a message\n')).toEqual([]);
  expect(parse('\n')).toEqual([{ id: null, event: 'message', data: 'half a message' }]);
});
