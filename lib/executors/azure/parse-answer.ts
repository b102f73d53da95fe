import { z } from 'zod';

/** What an execution gave, whatever the dialect. */
export type AzureAnswer = {
  /** `running` where it is to be asked for again under `id`. */
  status: 'succeeded' | 'failed' | 'running';
  id: string | null;
  stdout: string;
  stderr: string;
  /** Value of the last expression. */
  value: unknown;
  error: { name: string; message: string } | null;
};

const Text = z.string().catch('');
const Layer = z.object({
  status: z.string().optional(),
  stdout: Text.default(''),
  stderr: Text.default(''),
  code: z.number().optional(),
  result: z.unknown().optional(),
  executionResult: z.unknown().optional(),
});
const Problem = z
  .object({
    name: z.string().optional(),
    code: z.union([z.string(), z.number()]).optional(),
    message: z.string().default(''),
  })
  .nullable()
  .catch(null);
const Body = z.looseObject({
  id: z.string().optional(),
  status: z.string().optional(),
  error: z.unknown().optional(),
});

/**
 * Reads the answers of all versions: flat with a `result` in it (2024-10 and later), below `properties` with
 * `result` or `executionResult` (before), below `run` (gateways that answer as Piston does).
 */
export function parseAnswer(given: unknown): AzureAnswer {
  const body = Body.parse(given);
  const layer = Layer.parse(
    [body.properties, body.run, body.result].find((inner) => typeof inner === 'object' && inner !== null) ??
      body,
  );
  const problem = Problem.parse(body.error ?? null);
  return {
    status: statusOf(body.status ?? layer.status ?? '', problem !== null || (layer.code ?? 0) !== 0),
    id: body.id ?? null,
    stdout: layer.stdout,
    stderr: layer.stderr,
    value: layer.executionResult ?? layer.result ?? null,
    error: problem && { name: problem.name ?? String(problem.code ?? 'Error'), message: problem.message },
  };
}

function statusOf(status: string, hasProblem: boolean): AzureAnswer['status'] {
  if (/^(NotStarted|Running)$/i.test(status)) return 'running';
  return hasProblem || /^(Fail|Cancel|Error|TimedOut)/i.test(status) ? 'failed' : 'succeeded';
}
