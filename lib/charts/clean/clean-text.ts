const longest = 10_000;
/** The name is taken whole: a name that gave its letters back one by one would cost the square of its length. */
const tag = /<\/?([a-z]+)(?![a-z])[^<>]*>/gi;
/** What Plotly draws of markup in a label, and nothing that has an address. */
const drawnTags = new Set(['b', 'i', 'br', 'sub', 'sup', 'em', 'strong', 's', 'u']);
const scripts = /(?:java|vb)script\s*:|\bdata\s*:\s*(?:text|application)\s*\//gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const plainWord = /^<([a-z]{1,20})>$/i;
const pageTags =
  /^(?:a|abbr|audio|base|body|button|div|embed|form|frame|head|html|iframe|img|input|link|meta|object|p|script|span|style|svg|table|template|video)$/i;
const mostPasses = 10;
/** What begins no markup here; a template that puts labels together must not make it some. */
const loose = /<(?!\/?(?:b|i|br|sub|sup|em|strong|s|u)>)/g;

/**
 * A label as Plotly may draw it: simple markup without attributes, no scheme that runs, at most 10,000 characters. A
 * word in angle brackets that is no markup, as in “<unknown>”, stays readable.
 */
export function cleanText(text: string): string {
  let cleaned = text.slice(0, longest).replace(controls, '');
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const next = cleaned.replace(tag, simpleTag).replace(scripts, '');
    if (next === cleaned) return cleaned.replaceAll(loose, '&lt;');
    cleaned = next;
  }
  return cleaned.replaceAll('<', '').replace(scripts, '');
}

function simpleTag(whole: string, name: string): string {
  if (drawnTags.has(name.toLowerCase())) return `<${whole.startsWith('</') ? '/' : ''}${name.toLowerCase()}>`;
  return plainWord.test(whole) && !pageTags.test(name) ? `&lt;${name}&gt;` : '';
}
