import { config } from 'zod/v4/core';

// The page's policy forbids `eval`, which zod tries when the first schema is made. Import this before any schema. It
// comes out of zod's core, so that the rest of zod stays out of the first load.
if (typeof window !== 'undefined') config({ jitless: true });
