import type { Json } from '../figure/figure.ts';
import { cleanText } from './clean-text.ts';

/** What is left while one figure is cleaned; running out of it leaves the rest away. */
export type Budget = { values: number; characters: number };

const deepest = 24;
const longestKey = 200;
/** Attributes whose value is an address, or is asked for at one. */
const addresses =
  /(?:^|[.\]])(?:source|src|href|url|link|geojson|topojson|topojsonURL|style|basemap|sourceattribution|locationmode|script|srcdoc)$/i;
const forbidden = new Set([
  '__proto__',
  'prototype',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'toJSON',
]);
const plainKey = /^[A-Za-z_][\w .[\]-]*$/;
const picture = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+$/;
/** As a browser reads one: slashes of either kind, or none after a scheme that it fetches by. */
const address = /^\s*(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}|^\s*(?:https?|wss?|blob|file|data|ftp|about)\s*:/i;
/** What a browser takes out of an address wherever it stands (URL standard). */
const unseen = /[\t\n\r]/g;
/** Text under these is drawn or compared, never asked for: an address there is a label. */
const labels =
  /^(?:text|x|y|z|labels|parents|names|ids|customdata|hovertext|hovertemplate|texttemplate|name|title|values|categoryarray|ticktext|locations|meta|legendgroup|label|cells|header|categories|dimensions)$/;

/** One value of a figure, copied: known kinds only, no address, no key of a prototype. undefined for what is left out. */
export function cleanValue(
  value: unknown,
  budget: Budget,
  at: { key: string; depth: number },
): Json | undefined {
  budget.values -= 1;
  if (budget.values < 0 || at.depth > deepest) return undefined;
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string') return cleanString(value, budget, at.key);
  if (Array.isArray(value)) return cleanList(value, budget, at);
  return typeof value === 'object' ? cleanObject(value, budget, at) : undefined;
}

function cleanString(text: string, budget: Budget, key: string): string | undefined {
  budget.characters -= text.length;
  if (budget.characters < 0) return undefined;
  if (picture.test(text)) return key === 'source' ? text : undefined;
  if (key === 'bdata') return /^[A-Za-z0-9+/=]*$/.test(text) ? text : undefined;
  if (!labels.test(key) && address.test(text.replace(unseen, ''))) return undefined;
  return cleanText(text);
}

function cleanList(list: readonly unknown[], budget: Budget, at: { key: string; depth: number }): Json[] {
  const inner = { key: at.key, depth: at.depth + 1 };
  if (list.length > budget.values) {
    budget.values = -1;
    return [];
  }
  return list.map((item) => cleanValue(item, budget, inner) ?? null);
}

function cleanObject(value: object, budget: Budget, { depth }: { depth: number }): Json {
  const kept: { [key: string]: Json } = {};
  for (const [key, inner] of Object.entries(value)) {
    if (!isPlainKey(key) || isAddress(key, inner)) continue;
    const cleaned = cleanValue(inner, budget, { key, depth: depth + 1 });
    if (cleaned !== undefined) kept[key] = cleaned;
  }
  return kept;
}

function isPlainKey(key: string): boolean {
  const parts = key.split(/[.[\]]/);
  return key.length <= longestKey && plainKey.test(key) && !parts.some((part) => forbidden.has(part));
}

/** Pictures within the figure stay, and what Sankey calls `source` and `link`, which are numbers. */
function isAddress(key: string, value: unknown): boolean {
  if (!addresses.test(key)) return false;
  return typeof value === 'string' && !picture.test(value);
}
