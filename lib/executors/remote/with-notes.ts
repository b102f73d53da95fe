/** What was left out, said after what the code wrote to its stderr. */
export function withNotes(stderr: string, notes: readonly string[]): string {
  if (notes.length === 0) return stderr;
  const separator = stderr === '' || stderr.endsWith('\n') ? '' : '\n';
  return `${stderr}${separator}${notes.map((note) => `[${note}]\n`).join('')}`;
}
