import { expect, test } from 'vitest';
import { cleanText } from './clean-text.ts';

test.each([
  ['Sales < 5 & more > 3', 'Sales &lt; 5 & more > 3'],
  ['cost<budget', 'cost&lt;budget'],
  ['<', '&lt;'],
  ['<b>5 < 6</b>', '<b>5 &lt; 6</b>'],
  ['<unknown> and <NA>', '&lt;unknown&gt; and &lt;NA&gt;'],
  ['<B class="x">bold</B><br/>', '<b>bold</b><br>'],
  ['<a href="https://evil.example">go</a>', 'go'],
  ['<img src=x onerror=alert(1)>', ''],
  ['<scr<script>ipt>alert(1)</script>', 'alert(1)'],
  ['javajavascript:script:alert(1)', 'alert(1)'],
  ['data:text/html,x', 'html,x'],
  ['a\u0000b\tc', 'ab\tc'],
])('%s becomes %s', (text, cleaned) => {
  expect(cleanText(text)).toBe(cleaned);
});

test('cuts a label of more than 10,000 characters', () => {
  expect(cleanText('x'.repeat(20_000))).toHaveLength(10_000);
});

test('gives no nesting a chance', () => {
  expect(cleanText(`${'<b'.repeat(3000)}<script>${'>'.repeat(3000)}`)).not.toContain('<script');
});

test('a long word after a bracket is no work', () => {
  const words = Array.from({ length: 40 }, () => `<${'a'.repeat(9999)}`);
  expect(words.map(cleanText)).toEqual(words.map((word) => word.replace('<', '&lt;')));
});
