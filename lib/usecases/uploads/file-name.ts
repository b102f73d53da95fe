/** A file's name as it may be shown: without folders, control characters and marks that turn the text around. */
export function cleanFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, '')
    .trim();
  return [...clean].slice(0, 200).join('') || 'data.csv';
}
