import type { AzureAnswer } from './parse-answer.ts';

export type AzureFiles = {
  /** Whether a file may lie in a folder. */
  hasFolders: boolean;
  upload(session: string, file: { name: string; body: Blob }, signal: AbortSignal): Promise<void>;
  /** null where there is none of that name. */
  download(session: string, name: string, signal: AbortSignal): Promise<Uint8Array | null>;
};

export type CellOptions = { timeoutMs: number; signal: AbortSignal };

/** One way to speak with a session pool. A session is what its other calls are addressed by. */
export type AzureDialect = {
  /** Whether a session lives on after a run. */
  keepsState: boolean;
  /** Working folder of the code. */
  folder: string;
  /** null where files can't be sent or fetched. */
  files: AzureFiles | null;
  begin(signal: AbortSignal): Promise<string>;
  execute(session: string, cell: string, options: CellOptions): Promise<AzureAnswer>;
  end(session: string, signal: AbortSignal): Promise<void>;
};

/** The service's own limit of one execution. */
export const longestRunMs = 220_000;

/** What the service is told: more than what the code is given, for what is loaded before and told after it. */
export function toServiceSeconds(timeoutMs: number): number {
  return Math.min(longestRunMs / 1000, Math.ceil(timeoutMs / 1000) + 20);
}

/** An address below another one, with its query. */
export function addressOf(base: string, path: string, query: Record<string, string>): URL {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`.replace(/\/$/, '');
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
