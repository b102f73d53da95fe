import { escapeText } from './escape-text.ts';

/** Text of the data within a hover template: neither markup nor `%{…}` of its own. */
export function hoverText(text: string): string {
  return escapeText(text).replaceAll('%{', '%&#123;');
}

/** A hover of lines `name: value`; the values are templates of ours. */
export function hoverTemplate(
  lines: readonly (readonly [name: string | null, value: string])[],
  extra = '',
): string {
  const shown = lines.map(([name, value]) => (name === null ? value : `${hoverText(name)}: ${value}`));
  return `${shown.join('<br>')}<extra>${extra.replaceAll('%{', '%&#123;')}</extra>`;
}
