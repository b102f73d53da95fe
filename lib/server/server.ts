import type { Services } from '#lib/usecases/index.ts';
import type { Environment } from './environment.ts';
import type { LiveStreams } from './http/live-streams.ts';
import type { RateLimit } from './http/rate-limit.ts';
import type { SignIn } from './sign-in.ts';
import type { TokenCheck } from './token-check.ts';
import type { Uploads } from './uploads.ts';

/** What routes work with: the use-cases' services and what belongs to HTTP alone. */
export type Server = {
  services: Services;
  environment: Environment;
  signIn: SignIn;
  /** null where none is set. */
  apiToken: TokenCheck | null;
  limits: { turns: RateLimit; uploads: RateLimit; wires: RateLimit; executions: RateLimit };
  streams: LiveStreams;
  uploads(): Promise<Uploads>;
  /** Aborts when the server begins to shut down; streams end with it. */
  closing: AbortSignal;
};
