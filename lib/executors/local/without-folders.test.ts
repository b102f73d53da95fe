import { expect, test } from 'vitest';
import { withoutFolders } from './without-folders.ts';

test.each([
  ["bwrap: Can't find source path /srv/data/python: gone", "bwrap: Can't find source path …/python: gone"],
  ["[Errno 28] No space left: '/srv/data/python.building/x'", "[Errno 28] No space left: '…/x'"],
  ['file:///srv/wheels/one.whl and path=/srv/two', 'file://…/one.whl and path=…/two'],
  ['see https://pypi.example/simple/numpy/ and 3/4', 'see https://pypi.example/simple/numpy/ and 3/4'],
])('%s', (words, left) => {
  expect(withoutFolders(words)).toBe(left);
});
