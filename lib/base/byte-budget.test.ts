import { expect, test } from 'vitest';
import { ByteBudget } from './byte-budget.ts';

test('gives no more than it has, and all of it again when work is over, however it ends', async () => {
  const budget = new ByteBudget(10);
  const open = Promise.withResolvers<string>();
  const first = budget.hold((take) => {
    take(4);
    take(3);
    return open.promise;
  });
  const attempt = (bytes: number) => budget.hold(async (take) => take(bytes));
  await expect(attempt(4)).rejects.toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 2 });
  await attempt(3);
  open.reject(new Error('broke off'));
  await expect(first).rejects.toThrow('broke off');
  await attempt(10);
});
