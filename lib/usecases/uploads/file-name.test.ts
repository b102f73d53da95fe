import { expect, test } from 'vitest';
import { cleanFileName } from './file-name.ts';

test.each([
  ['cars.csv', 'cars.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\data\\cars.csv', 'cars.csv'],
  ['a\u202Evsc.exe\u0000\n.csv', 'avsc.exe.csv'],
  ['  \u0007 ', 'data.csv'],
  ['', 'data.csv'],
  ['Gro\u0308ße.csv', 'Größe.csv'],
])('%j → %j', (given, clean) => expect(cleanFileName(given)).toBe(clean));
