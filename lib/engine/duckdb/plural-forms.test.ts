import { expect, test } from 'vitest';
import { pluralForms } from './plural-forms.ts';

test.each([
  ['trucks', ['truck']],
  ['truck', ['trucks']],
  ['cities', ['city', 'citie']],
  ['city', ['cities']],
  ['boxes', ['box', 'boxe']],
  ['box', ['boxes']],
  ['day', ['days']],
  ['glass', ['glasses']],
  ['sport cars', ['sport car']],
  ['c++', []],
  ['ab', []],
  ['', []],
])('%s', (text, forms) => {
  expect(pluralForms(text)).toEqual(forms);
});
