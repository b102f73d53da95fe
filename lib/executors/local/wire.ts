import type { Socket } from 'node:net';

/** One message: a JSON header and raw bytes. */
export type Frame = { header: unknown; payload: Buffer };

const mostHeader = 4 * 1024 * 1024;
const mostPayload = 256 * 1024 * 1024;

/** Two lengths, a JSON header, raw bytes. */
export function encodeFrame(header: object, payload: Uint8Array = new Uint8Array()): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32BE(text.length, 0);
  lengths.writeUInt32BE(payload.length, 4);
  return Buffer.concat([lengths, text, payload]);
}

/** Cuts what arrives into frames; a frame over the limits or without JSON ends the connection. */
export function onFrames(socket: Socket, receive: (frame: Frame) => void): void {
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = 8;
  socket.on('data', (part: Buffer) => {
    parts.push(part);
    held += part.length;
    if (held < wanted) return;
    let buffer = parts.length === 1 ? part : Buffer.concat(parts);
    for (;;) {
      wanted = frameLength(buffer);
      if (Number.isNaN(wanted)) {
        socket.destroy(new Error('A frame of the sandbox is too long'));
        return;
      }
      if (buffer.length < wanted) break;
      const frame = parseFrame(buffer.subarray(0, wanted));
      if (frame === null) {
        socket.destroy(new Error('A frame of the sandbox has no header'));
        return;
      }
      receive(frame);
      buffer = buffer.subarray(wanted);
    }
    parts = [buffer];
    held = buffer.length;
  });
}

/** How many bytes the frame at the start of the buffer has, or how many it takes to tell; NaN for too many. */
function frameLength(buffer: Buffer): number {
  if (buffer.length < 8) return 8;
  const [header, payload] = [buffer.readUInt32BE(0), buffer.readUInt32BE(4)];
  return header > mostHeader || payload > mostPayload ? Number.NaN : 8 + header + payload;
}

function parseFrame(buffer: Buffer): Frame | null {
  const end = 8 + buffer.readUInt32BE(0);
  try {
    return { header: JSON.parse(buffer.toString('utf8', 8, end)), payload: buffer.subarray(end) };
  } catch {
    return null;
  }
}
