import type { ExecutionFigure, StoredFigure } from '#lib/contracts/index.ts';
import type { TurnContext } from '../turn-context.ts';
import { callMetadata, type PythonCall } from './python-call.ts';
import { storeFigure } from './store-figure.ts';

export type KeptFigures = { figures: readonly StoredFigure[]; notes: string[] };

/** Keeps the figures of a run one after the other, each as an event as soon as it is there. */
export class FigureQueue {
  readonly #call: PythonCall;
  readonly #context: TurnContext;
  readonly #stored: StoredFigure[] = [];
  readonly #notes: string[] = [];
  #taken = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(call: PythonCall, context: TurnContext) {
    this.#call = call;
    this.#context = context;
  }

  /** Takes a figure that came while the code ran. */
  push(figure: ExecutionFigure): void {
    this.#taken += 1;
    const place = this.#taken;
    this.#work = this.#work.then(() => this.#keep(figure, place));
    // Told by `finish`; until then a failure must not count as unheard.
    this.#work.catch((error) => this.#context.logger.debug({ err: error }, 'A figure was not kept'));
  }

  /** Takes those of the whole run that did not come before; resolves with all that were kept, and what was left out. */
  async finish(figures: readonly ExecutionFigure[]): Promise<KeptFigures> {
    for (const figure of figures.slice(this.#taken)) this.push(figure);
    await this.#work;
    return { figures: this.#stored, notes: this.#notes };
  }

  async #keep(given: ExecutionFigure, place: number): Promise<void> {
    if (this.#context.signal.aborted) return;
    const { figure, notes } = await storeFigure(given, `${this.#call.id}-${place}`, this.#context);
    this.#notes.push(...notes);
    if (figure === null) return;
    this.#stored.push(figure);
    await this.#context.emit({
      author: this.#call.author,
      actions: { stateDelta: {}, artifactDelta: { [figure.artifact]: figure.version } },
      customMetadata: { plotline: { code: { ...callMetadata(this.#call), figure } } },
    });
  }
}
