import type { Logger } from '#lib/base/index.ts';
import type { InstallProgress, PythonInstall } from '#lib/contracts/index.ts';
import { reportError } from '../report-error.ts';

export type PythonInstallationOptions = {
  /** Where it goes; for the log alone. */
  folder: string;
  /** Fails with a sentence for a person; what it leaves then can be taken up again. */
  install(options: { onProgress(progress: InstallProgress): void; signal: AbortSignal }): Promise<void>;
  logger: Logger;
};

/** The installation of Python for the sandbox of this server: one at a time, however many ask for it. */
export class PythonInstallation {
  readonly #options: PythonInstallationOptions;
  readonly #closing = new AbortController();
  #running: Promise<void> | null = null;
  #progress: InstallProgress | null = null;
  #failure: string | null = null;

  constructor(options: PythonInstallationOptions) {
    this.#options = options;
  }

  /** Does nothing where one is under way. */
  start(): void {
    this.#running ??= this.#install();
  }

  state(): PythonInstall {
    return { progress: this.#progress, failure: this.#failure };
  }

  /** Ends one that is under way, and waits for its end. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #install(): Promise<void> {
    const { install, folder, logger } = this.#options;
    this.#failure = null;
    this.#progress = { step: 'Starting' };
    logger.info({ folder }, 'Installing Python');
    const onProgress = (progress: InstallProgress) => {
      this.#progress = progress;
    };
    try {
      await install({ onProgress, signal: this.#closing.signal });
      logger.info({ folder }, 'Python is installed');
    } catch (error) {
      this.#failure = reportError(error, logger).message;
    } finally {
      this.#progress = null;
      this.#running = null;
    }
  }
}
