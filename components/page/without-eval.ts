import { z } from 'zod';

// The page's policy forbids `eval`, which zod tries when the first schema is made. Import this before any schema.
if (typeof window !== 'undefined') z.config({ jitless: true });
