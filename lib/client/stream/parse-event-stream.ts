/** One message of a text/event-stream: its id where it has one, its event's name and its data. */
export type StreamMessage = { id: string | null; event: string; data: string };

/**
 * Reads a text/event-stream piece by piece (WHATWG HTML, section 9.2.6): each call takes the next piece of text,
 * cut anywhere, and gives the messages that it completed. Comments and messages without data are left out.
 */
export function createStreamParser(): (piece: string) => StreamMessage[] {
  let rest = '';
  let message = emptyMessage();
  return (piece) => {
    const { lines, tail } = splitLines(rest + piece);
    rest = tail;
    const messages: StreamMessage[] = [];
    for (const line of lines) {
      if (line !== '') {
        readField(message, line);
        continue;
      }
      if (message.data.length > 0) messages.push(finish(message));
      message = emptyMessage();
    }
    return messages;
  };
}

type OpenMessage = { id: string | null; event: string; data: string[] };

const emptyMessage = (): OpenMessage => ({ id: null, event: 'message', data: [] });

const finish = ({ id, event, data }: OpenMessage): StreamMessage => ({ id, event, data: data.join('\n') });

/** A carriage return at the very end may be half of a line end, so it waits for the next piece. */
function splitLines(text: string): { lines: string[]; tail: string } {
  const held = text.endsWith('\r') ? text.length - 1 : text.length;
  const lines = text.slice(0, held).split(/\r\n|\n|\r/);
  const tail = (lines.pop() ?? '') + text.slice(held);
  return { lines, tail };
}

function readField(message: OpenMessage, line: string): void {
  const colon = line.indexOf(':');
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (name === 'data') message.data.push(value);
  if (name === 'event') message.event = value;
  if (name === 'id') message.id = value;
}
