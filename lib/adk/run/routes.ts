import type { AdkRoute } from '../http/route.ts';
import { appRoutes } from './app-routes.ts';
import { runRoutes as turnRoutes } from './run-routes.ts';

export const runRoutes: readonly AdkRoute[] = [...appRoutes, ...turnRoutes];
