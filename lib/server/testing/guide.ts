export type GuideStep = { line: number; command: string; expected: unknown };

/** The shell examples of a guide in Markdown, in order, each with the JSON that stands after it. */
export function readGuide(markdown: string): GuideStep[] {
  const blocks = [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((found) => ({
    language: found[1] ?? '',
    text: found[2] ?? '',
    line: markdown.slice(0, found.index).split('\n').length,
  }));
  return blocks.flatMap(({ language, text, line }, index) => {
    if (language !== 'sh') return [];
    const next = blocks[index + 1];
    return [{ line, command: text, expected: next?.language === 'json' ? JSON.parse(next.text) : undefined }];
  });
}

/** Whether an answer is what a guide says: `…` stands for anything; first in a list, for any number of entries. */
export function isAsSaid(expected: unknown, actual: unknown): boolean {
  if (expected === '…') return actual !== undefined;
  if (Array.isArray(expected)) return Array.isArray(actual) && isListAsSaid(expected, actual);
  if (typeof expected !== 'object' || expected === null) return expected === actual;
  if (typeof actual !== 'object' || actual === null) return false;
  const names = Object.keys(expected);
  return (
    names.length === Object.keys(actual).length &&
    names.every((name) => isAsSaid(Reflect.get(expected, name), Reflect.get(actual, name)))
  );
}

function isListAsSaid(expected: unknown[], actual: unknown[]): boolean {
  const isOpen = expected[0] === '…' && typeof expected[1] === 'object';
  const wanted = isOpen ? expected.slice(1) : expected;
  const given = isOpen ? actual.slice(-wanted.length) : actual;
  return wanted.length === given.length && wanted.every((each, index) => isAsSaid(each, given[index]));
}
