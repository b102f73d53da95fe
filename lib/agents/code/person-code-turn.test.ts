import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Execution } from '#lib/contracts/index.ts';
import { type Bakery, openBakery } from '../testing/bakery.ts';
import { askInCode, last, table, told, units } from './testing/ask-in-code.ts';

let bakery: Bakery;
beforeAll(async () => {
  bakery = await openBakery();
});
afterAll(() => bakery.close());

describe('code of a person', () => {
  const person = { request: { kind: 'code' as const, code: 'len(bakery)' }, mode: 'direct' as const };

  test('runs as it is, whatever the mode', async () => {
    const { turn, executor } = await askInCode(bakery, () => ({ result: table([[11]], ['rows']) }), person);
    expect(executor.requests[0]?.code).toBe('len(bakery)');
    expect(told(turn)).toEqual([
      ['analysis_agent', 'executableCode'],
      ['analysis_agent', 'codeExecutionResult'],
      ['data_analysis_coordinator', 'text'],
    ]);
    expect(turn.events.at(-1)?.content?.parts?.[0]?.text).toBe('The code gave one value: rows is 11.');
    expect(last(turn)?.ledger?.map(({ source }) => source?.callId)).toEqual(['call-1']);
    expect(last(turn)?.code).toMatchObject({ source: 'person', check: 'none' });
  });

  test('says what it gave', async () => {
    const gave = async (execution: Partial<Execution>) =>
      (await askInCode(bakery, () => execution, person)).turn.events.at(-1)?.content?.parts?.[0]?.text;
    expect([
      await gave({}),
      await gave({ stdout: 'hello' }),
      await gave({ result: { 'text/plain': 'np.float64(21.5)' } }),
      await gave({ result: { 'text/plain': '<Axes>' } }),
      await gave({ stdout: 'hello', result: table(units) }),
    ]).toEqual([
      'The code ran and showed nothing. End it with the name of what you want to see.',
      'The code ran and gave output.',
      'The code gave 21.5.',
      'The code ran and gave output.',
      'The code ran and gave a table and output.',
    ]);
  });
});
