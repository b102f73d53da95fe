import { z } from 'zod';
import { PlotlineError } from '#lib/base/index.ts';
import type { ModelCall } from './stream-step.ts';

/** The arguments of a call, checked. Fails with `invalid_input`, whose message tells the model what to correct. */
export function parseArguments<T extends z.ZodType>(schema: T, { name, args }: ModelCall): z.output<T> {
  const parsed = schema.safeParse(args);
  if (parsed.success) return parsed.data;
  throw new PlotlineError(
    'invalid_input',
    `The arguments of ${name} are not valid. Correct them and call it again.\n${z.prettifyError(parsed.error)}`,
  );
}
