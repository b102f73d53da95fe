import type { AdkRoute } from '../http/route.ts';
import { runRoutes } from '../run/routes.ts';
import { artifactRoutes } from './artifacts.ts';
import { memoryRoutes } from './memory.ts';
import { serviceRoutes } from './service.ts';
import { sessionRoutes } from './sessions.ts';

/** The table: the first route that fits a request answers it, so what ends in `:cancel` stands before sessions. */
export function createRoutes(): readonly AdkRoute[] {
  return [...serviceRoutes, ...runRoutes, ...sessionRoutes, ...artifactRoutes, ...memoryRoutes];
}
