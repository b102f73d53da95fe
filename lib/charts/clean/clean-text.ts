const longest = 10_000;
/** What Plotly draws of markup in a label, and nothing that has an address. */
const tag = /<\/?([a-z]+)[^>]*>?/gi;
const drawnTags = new Set(['b', 'i', 'br', 'sub', 'sup', 'em', 'strong', 's', 'u']);
const scripts = /\b(?:java|vb)script\s*:|\bdata\s*:\s*(?:text|application)\s*\//gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A label as Plotly may draw it: simple markup without attributes, no scheme that runs, at most 10,000 characters. */
export function cleanText(text: string): string {
  return text
    .slice(0, longest)
    .replace(controls, '')
    .replace(tag, (_whole, name: string) => simpleTag(_whole, name.toLowerCase()))
    .replace(scripts, '');
}

function simpleTag(whole: string, name: string): string {
  if (!drawnTags.has(name)) return '';
  return whole.startsWith('</') ? `</${name}>` : `<${name}>`;
}
