import { type Execution, tableMimeType } from '#lib/contracts/index.ts';
import { type ExecutionRequest, scriptedExecutor } from '#lib/executors/index.ts';
import type { Bakery } from '../../testing/bakery.ts';
import { type RecordedTurn, recordTurn } from '../../testing/record-turn.ts';
import type { TurnContext } from '../../turn-context.ts';

type Answer = Partial<Execution> | Promise<Partial<Execution>>;

export const limits = { timeoutMs: 5000, memoryMb: 512 };
export const question = { kind: 'text' as const, text: 'total Units by Shop as a bar chart' };
export const units = [
  ['Market', 109],
  ['Harbour', 21],
  ['Station', 21],
  [null, 1],
];

/** What code that ends with a table gives. */
export function table(rows: unknown[][], columns = ['Shop', 'sum Units']) {
  return { 'text/plain': '…', [tableMimeType]: { columns, rows, totalRows: rows.length } };
}

/** Asks in code mode; runs end as `answer` says. */
export async function askInCode(
  bakery: Bakery,
  answer: (request: ExecutionRequest, signal: AbortSignal) => Answer,
  changes: Partial<TurnContext> = {},
) {
  const executor = scriptedExecutor(answer);
  const code = { mode: 'code' as const, executor: { executor, limits } };
  const turn = await recordTurn(bakery, { request: question, ...code, ...changes });
  return { turn, executor };
}

/** The author of each event, with the kind of its first part, its figure or whom it hands over to. */
export const told = ({ events }: RecordedTurn) =>
  events.map(({ author, content, actions, customMetadata }) => {
    const { figure } = customMetadata?.plotline?.code ?? {};
    const part = Object.keys(content?.parts?.[0] ?? {})[0];
    return [author, part ?? figure?.artifact ?? actions.transferToAgent];
  });

export const last = ({ events }: RecordedTurn) => events.at(-1)?.customMetadata?.plotline;
