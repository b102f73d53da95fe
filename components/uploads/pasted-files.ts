const rowsForTable = 2;

/** The files that a paste carries; a table copied out of a spreadsheet, outside of any field, counts as one. */
export function pastedFiles(event: ClipboardEvent): File[] {
  const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => !type.startsWith('image/'));
  if (files.length > 0) return files;
  if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]'))
    return [];
  const text = event.clipboardData?.getData('text/plain') ?? '';
  return isTable(text) ? [new File([text], 'pasted.tsv', { type: 'text/tab-separated-values' })] : [];
}

function isTable(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.length >= rowsForTable && lines.every((line) => line.includes('\t'));
}
