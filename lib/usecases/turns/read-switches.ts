import { z } from 'zod';
import { PlotlineError } from '#lib/base/index.ts';
import { Analyst, Mode } from '#lib/contracts/index.ts';

/** What the keys of a session's state choose, as the browser's switches do; null is not chosen. */
export type Switches = { analyst: Analyst | null; mode: Mode | null; dataset: string | null };

const keys = {
  analyst: [Analyst, 'builtin or gemini'],
  mode: [Mode, 'direct or code'],
  dataset: [z.string().min(1), 'the name of a dataset or a sample'],
} as const;

/** Fails with `invalid_input` where a key holds what can't be chosen: it must not be answered otherwise than asked. */
export function readSwitches(state: Record<string, unknown>): Switches {
  return {
    analyst: read('analyst', keys.analyst[0], state),
    mode: read('mode', keys.mode[0], state),
    dataset: read('dataset', keys.dataset[0], state),
  };
}

function read<T>(key: keyof typeof keys, schema: z.ZodType<T>, state: Record<string, unknown>): T | null {
  const given = state[key];
  if (given === undefined || given === null) return null;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const shown = JSON.stringify(given).slice(0, 100);
  throw new PlotlineError(
    'invalid_input',
    `The session’s state key “${key}” is ${shown}; allowed is ${keys[key][1]}. Set it anew, or to null.`,
  );
}
