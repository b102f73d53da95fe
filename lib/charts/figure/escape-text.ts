/**
 * Text of the data as Plotly shows it literally: Plotly draws `<b>`, `<a href>` and entities in every label, so
 * that their marks are replaced. Line breaks and control characters become spaces.
 */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The text cut to `most` characters with an ellipsis, whole characters only. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
