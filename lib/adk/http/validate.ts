import type { z } from 'zod';
import { relax } from './relax.ts';
import { toProblems } from './to-problems.ts';
import { WireError } from './wire-error.ts';

/** What the schema makes of it; fails with 422 and pydantic's list of problems. `place` begins their `loc`. */
export function validate(schema: z.ZodType, given: unknown, place: 'body' | 'query'): unknown {
  const parsed = schema.safeParse(given === null && schema.isOptional() ? undefined : relax(schema, given));
  if (parsed.success) return parsed.data;
  throw new WireError(422, toProblems(parsed.error.issues, given, place));
}
