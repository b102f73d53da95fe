import type { AdkRoute } from '../http/route.ts';

export const runRoutes: readonly AdkRoute[] = [];
