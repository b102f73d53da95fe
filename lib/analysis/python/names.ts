const keywords = new Set(
  'and as assert async await break case class continue def del elif else except false finally for from global if import in is lambda match none nonlocal not or pass raise return true try type while with yield'.split(
    ' ',
  ),
);
/** What code finds without an import, beside the data frames; a variable must not hide it. */
const ready = new Set(['pd', 'np', 'px', 'go', 'plt', 'df', 'calendar', 'scipy']);

/** Text as a Python string literal. JSON's escapes are Python's too. */
export function pythonText(text: string): string {
  return JSON.stringify(text);
}

export function pythonList(items: readonly string[]): string {
  return `[${items.join(', ')}]`;
}

/** Whether the name can stand in code as it is. Python folds names by NFKC, so others would be another name. */
export function isPythonName(name: string): boolean {
  const shaped = /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(name) && name.normalize('NFKC') === name;
  return shaped && !keywords.has(name.toLowerCase()) && !ready.has(name);
}

/** A variable's name made of a column's: `Signed On (month)` → `signed_on_month`. */
export function toPythonName(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{Nd}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
  const short = [...words].slice(0, 40).join('').replace(/_+$/, '');
  if (isPythonName(short)) return short;
  return isPythonName(`column_${short}`) ? `column_${short}` : 'column';
}

/** Text for a comment: one line of it. */
export function commentText(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
