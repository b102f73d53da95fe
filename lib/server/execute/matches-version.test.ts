import { describe, expect, test } from 'vitest';
import { matchesPython3 } from './matches-version.ts';

describe('a version selector that can be a Python 3:', () => {
  test.each(['3', '3.11', '3.9.4', '3.x', 'x', '*', '^3.8', '~3.10.2', '>=3.6', '>= 2.7 <4', '>2', '<=3.12'])(
    '%s',
    (selector) => expect(matchesPython3(selector)).toBe(true),
  );
  test.each(['2.7 || ^3.6', '3.8 - 3.12', '', 'v3.12.0', '<3.13'])('%j', (selector) =>
    expect(matchesPython3(selector)).toBe(true),
  );
  test.each(['2', '2.7.18', '9.9', '>=4', '<3', '^2 || 4', '<3.12 <3', 'latest', 'three', '31', '3.11; rm'])(
    'not %s',
    (selector) => expect(matchesPython3(selector)).toBe(false),
  );
});
