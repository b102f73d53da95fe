import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '#lib/base/index.ts';
import type { PooledKernel } from '../pool/kernel-pool.ts';
import type { AzureDialect } from './azure-dialect.ts';

const beginMs = 60_000;
const endMs = 10_000;
/** How long the end is waited for: it goes on by itself. */
const patienceMs = 800;

/** A session of the pool, which begins when it is first needed and is ended exactly once. */
export class AzureSession implements PooledKernel {
  /** Shown to people; what the session is addressed by is a secret. */
  readonly id = randomUUID();
  readonly ended: Promise<void>;
  /** SHA-256 of what was uploaded, by name. */
  readonly uploaded = new Map<string, string>();
  /** Whether code has run in it. */
  hasRun = false;
  readonly #dialect: AzureDialect;
  readonly #logger: Logger;
  readonly #gone = Promise.withResolvers<void>();
  #address: Promise<string> | undefined;
  #ending: Promise<void> | undefined;

  constructor(dialect: AzureDialect, logger: Logger) {
    this.#dialect = dialect;
    this.#logger = logger;
    this.ended = this.#gone.promise;
  }

  /** What it is addressed by. Not broken off by a Stop: a session that was made must be known to be ended. */
  address(): Promise<string> {
    this.#address ??= this.#dialect.begin(AbortSignal.timeout(beginMs));
    return this.#address;
  }

  end(): Promise<void> {
    this.#ending ??= this.#end();
    return Promise.race([this.#ending, sleep(patienceMs)]);
  }

  async #end(): Promise<void> {
    const address = await this.#address?.catch(() => null);
    if (address) {
      await this.#dialect
        .end(address, AbortSignal.timeout(endMs))
        .catch((error) => this.#logger.warn({ err: error, kernel: this.id }, 'A session could not be ended'));
    }
    this.#gone.resolve();
  }
}
