export { compose } from './compose.ts';
export { parseEnvironment } from './environment.ts';
export { serve } from './serve.ts';
