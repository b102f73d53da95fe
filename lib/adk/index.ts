export { type AdkOptions, type AdkSettings, createAdk } from './create-adk.ts';
export { type AdkRoute, defineRoute } from './http/route.ts';
export { createRoutes } from './routes/index.ts';
