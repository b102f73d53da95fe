import { z } from 'zod';

/** Bytes as base64 of either alphabet, padded or not; parsed as the standard alphabet, padded. */
export const Base64 = z.string().refine((text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text), {
  error: 'bytes_invalid_encoding',
});

/** A whole number; its problems are told from those of other numbers by their message. */
export const Int = z.int({ error: 'int' });

/** A model of the wire that we pass on without reading it. */
export const Opaque = z.record(z.string(), z.unknown());

/**
 * What came in, as strict schemas want it, by pydantic's rules: fields of models in either spelling, null for what
 * may be left out, words and numbers for booleans, text for numbers. Dictionaries stay as they are.
 */
export function relax(schema: unknown, value: unknown): unknown {
  if (isWrapped(schema)) return relax(schema.unwrap(), value);
  if (schema === Opaque) return camelCased(value);
  if (schema === Base64) return typeof value === 'string' ? toStandard(value) : value;
  if (schema instanceof z.ZodObject) return isRecord(value) ? relaxModel(schema.shape, value) : value;
  if (schema instanceof z.ZodArray) {
    return Array.isArray(value) ? value.map((item) => relax(schema.element, item)) : value;
  }
  if (schema instanceof z.ZodBoolean) return toBoolean(value);
  if (schema instanceof z.ZodNumber) return toNumber(value);
  return value;
}

function isWrapped(schema: unknown): schema is z.ZodOptional | z.ZodNullable | z.ZodDefault | z.ZodPrefault {
  const wrappers = [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodPrefault];
  return wrappers.some((wrapper) => schema instanceof wrapper);
}

function relaxModel(shape: z.ZodRawShape, given: Record<string, unknown>): Record<string, unknown> {
  const model: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const camel = toCamel(key);
    const name = Object.hasOwn(shape, key) || !Object.hasOwn(shape, camel) ? key : camel;
    if (name !== key && Object.hasOwn(given, name)) continue;
    const field = shape[name];
    if (value === null && field instanceof z.ZodOptional) continue;
    Object.defineProperty(model, name, { value: relax(field, value), enumerable: true });
  }
  return model;
}

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(kept.map(([key, item]) => [toCamel(key), camelCased(item)]));
}

/** pydantic's lax mode, "Conversion table". */
const words: Readonly<Record<string, boolean>> = {
  ...{ true: true, t: true, yes: true, y: true, on: true, '1': true },
  ...{ false: false, f: false, no: false, n: false, off: false, '0': false },
};

function toBoolean(value: unknown): unknown {
  if (value === 0 || value === 1) return value === 1;
  if (typeof value !== 'string') return value;
  return Object.hasOwn(words, value.toLowerCase()) ? words[value.toLowerCase()] : value;
}

function toNumber(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string' || !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)) return value;
  return Number(value);
}

function toStandard(text: string): string {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  return standard.padEnd(Math.ceil(standard.length / 4) * 4, '=');
}

function toCamel(key: string): string {
  return key.replace(/_+([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
