const indirect = /\b(globals|locals|vars|dir|eval|exec|listdir|glob|scandir|iterdir|walk)\b/;

/** Whether code may use a table: by its name, as `df`, or by looking names up itself. */
export function mentionsTable(code: string, table: string): boolean {
  const words: Set<string> = new Set(code.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
  return words.has(table) || words.has('df') || code.includes(table) || indirect.test(code);
}
