import type { Route } from '../http/route.ts';
import { artifactRoutes } from './artifacts.ts';
import { codeExecutionRoutes } from './code-execution.ts';
import { datasetRoutes } from './datasets.ts';
import { eventRoutes } from './events.ts';
import { healthRoutes } from './health.ts';
import { kernelRoutes } from './kernels.ts';
import { meRoutes } from './me.ts';
import { resultRoutes } from './results.ts';
import { sessionRoutes } from './sessions.ts';
import { signInRoutes } from './sign-in.ts';
import { turnRoutes } from './turns.ts';
import { uploadRoutes } from './uploads.ts';

/** All of `/api`. */
export const routes: readonly Route[] = [
  ...healthRoutes,
  ...signInRoutes,
  ...meRoutes,
  ...sessionRoutes,
  ...turnRoutes,
  ...codeExecutionRoutes,
  ...eventRoutes,
  ...datasetRoutes,
  ...uploadRoutes,
  ...artifactRoutes,
  ...resultRoutes,
  ...kernelRoutes,
];
