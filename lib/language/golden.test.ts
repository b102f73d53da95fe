import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { converse } from './testing/converse.ts';

const folder = join(import.meta.dirname, 'golden');
const Case = z.object({ questions: z.array(z.string()).min(1), expected: z.unknown() });

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const { questions, expected } = Case.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  test(`${file.slice(0, -5)}: ${questions.join(' → ')}`, () => {
    expect(converse(questions)).toEqual(expected);
  });
}
