const most = 10_000;

/** Owners whose kernel ended since their last run: their next run is told. The oldest are dropped beyond a bound. */
export class Forgotten {
  readonly #owners = new Set<string>();

  add(owner: string): void {
    this.#owners.delete(owner);
    this.#owners.add(owner);
    const [oldest] = this.#owners;
    if (this.#owners.size > most && oldest !== undefined) this.#owners.delete(oldest);
  }

  /** Whether the owner's kernel ended; asked once. */
  take(owner: string): boolean {
    return this.#owners.delete(owner);
  }

  remove(owner: string): void {
    this.#owners.delete(owner);
  }
}
