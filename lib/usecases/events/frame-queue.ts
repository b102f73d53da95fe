import type { StreamFrame } from '#lib/contracts/index.ts';

/** More than this unread means that the reader is gone; it can come back and resume. */
const mostUnread = 20_000;

/** Holds the frames that a follower has not read yet, and ends with the signal. */
export class FrameQueue {
  #frames: StreamFrame[] = [];
  #wake: (() => void) | null = null;
  #ended = false;

  constructor(signal: AbortSignal) {
    if (signal.aborted) this.#end();
    else signal.addEventListener('abort', () => this.#end(), { once: true });
  }

  push(frame: StreamFrame): void {
    if (this.#ended) return;
    this.#frames.push(frame);
    if (this.#frames.length > mostUnread) this.#cutOff();
    this.#wake?.();
  }

  takeAll(): StreamFrame[] {
    const frames = this.#frames;
    this.#frames = [];
    return frames;
  }

  async *live(): AsyncGenerator<StreamFrame> {
    while (!this.#ended) {
      yield* this.takeAll();
      if (this.#frames.length === 0 && !this.#ended) await this.#news();
    }
  }

  async #news(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = null;
  }

  /** Who reads no more keeps its connection, but nothing in memory. */
  #cutOff(): void {
    this.#frames = [];
    this.#end();
  }

  #end(): void {
    this.#ended = true;
    this.#wake?.();
  }
}
