import { inflateSync } from 'node:zlib';
import { z } from 'zod';

const Title = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' && value !== '' ? value.slice(0, 200) : null));
const Size = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'number' ? Math.round(value) : null));

/** A figure's facts, with its bytes in a file of their own (`file`) or here (`data`, base64). */
const ToldFigure = z.object({
  mime: z.enum(['image/png', 'application/vnd.plotly.v1+json']),
  title: Title,
  width: Size,
  height: Size,
  file: z.string().optional(),
  data: z.base64().optional(),
});
export type ToldFigure = z.infer<typeof ToldFigure>;

/** What a run tells of itself. The code could have made up any of it. */
const Told = z.object({
  status: z.enum(['ok', 'error', 'timeout', 'out_of_memory']),
  error: z.object({ name: z.string(), message: z.string(), traceback: z.string() }).nullable(),
  result: z.record(z.string(), z.unknown()).nullish(),
  stdout: z.string().default(''),
  stderr: z.string().default(''),
  truncated: z.object({ stdout: z.boolean(), stderr: z.boolean() }).default({ stdout: false, stderr: false }),
  notes: z.array(z.string().max(1000)).max(50).default([]),
  figures: z.array(ToldFigure).max(50).default([]),
  files: z
    .array(z.object({ name: z.string().max(1000), size: z.number().int() }))
    .max(100)
    .default([]),
  durationMs: z.number().default(0),
  isNew: z.boolean().default(true),
  /** Of Python. */
  version: z.string().max(20).default('3'),
});
export type Told = z.infer<typeof Told>;

/** Files that the run missed: it did not begin. */
const Needs = z.object({ needs: z.array(z.string()) });

export type Manifest = { kind: 'told'; told: Told } | { kind: 'needs'; names: string[] };

const mostBytes = 64 * 1024 * 1024;

/** A manifest file; null where it is not one. */
export function parseManifest(bytes: Uint8Array): Manifest | null {
  const value = parseJson(Buffer.from(bytes).toString('utf8'));
  const needs = Needs.safeParse(value);
  if (needs.success) return { kind: 'needs', names: needs.data.needs };
  const told = Told.safeParse(value);
  return told.success ? { kind: 'told', told: told.data } : null;
}

/** The last manifest that is packed into a text between its marks; null where there is none. */
export function parsePacked(text: string, mark: string): Manifest | null {
  const body = text.split(`<${mark}:`).at(-1)?.split(`:${mark}>`)[0] ?? '';
  if (!text.includes(`<${mark}:`) || !/^[A-Za-z0-9+/]+=*$/.test(body)) return null;
  try {
    return parseManifest(inflateSync(Buffer.from(body, 'base64'), { maxOutputLength: mostBytes }));
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
