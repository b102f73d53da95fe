import { afterEach, expect, test, vi } from 'vitest';
import { command } from './request.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  [true, 'The server could not be reached. Check that it runs, then try again.'],
  [false, 'This device is offline. Connect it to the network, then try again.'],
])('where nothing answers, the sentence says which end to look at (online: %s)', async (onLine, message) => {
  vi.stubGlobal('navigator', { onLine });
  await expect(command('http://127.0.0.1:1/api/sessions', {})).rejects.toMatchObject({
    code: 'unavailable',
    message,
  });
});
