/** First come, first served. */
export class Mutex {
  #locked = false;
  readonly #waiting: (() => void)[] = [];

  get isLocked(): boolean {
    return this.#locked;
  }

  async acquire(): Promise<void> {
    if (!this.#locked) {
      this.#locked = true;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#locked = false;
  }
}
