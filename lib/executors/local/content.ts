import { z } from 'zod';
import type { ExecutionFigure } from '#lib/contracts/index.ts';
import { checkPicture } from './check-picture.ts';
import { isLightJson } from './is-light-json.ts';

type Shown = {
  figures: ExecutionFigure[];
  /** What was left out, and why. */
  notes: string[];
};

/** What code had to show. All of it can be made up by the code. */
export type Content = Shown & {
  result: Record<string, unknown> | null;
  error: { name: string; message: string; traceback: string } | null;
};

/** The same while the code runs: of results and errors the last counts, so none is read before the end. */
export type UnreadContent = Shown & { result: Buffer | null; error: Buffer | null };

export function createContent(): UnreadContent {
  return { figures: [], notes: [], result: null, error: null };
}

const RunError = z.object({ name: z.string(), message: z.string(), traceback: z.string() });
const Title = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' && value !== '' ? value.slice(0, 200) : null));
const Size = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'number' ? Math.round(value) : null));
const Picture = z.object({ mime: z.literal('image/png'), title: Title, data: z.base64() });
const Plotly = z.object({
  mime: z.literal('application/vnd.plotly.v1+json'),
  title: Title,
  width: Size,
  height: Size,
  json: z.custom<Record<string, unknown>>(isRecord),
});
const Drawn = z.discriminatedUnion('mime', [Picture, Plotly]);
const mostFigures = 50;
const mostNotes = 20;

/** Adds one message of the runner to the content; returns the figure if it was one that can be shown. */
export function takeContent(content: UnreadContent, kind: string, payload: Buffer): ExecutionFigure | null {
  if (kind === 'n') addNote(content, payload.toString('utf8', 0, 1000));
  if (kind === 'x') content.error = payload;
  if (kind === 'r') content.result = payload;
  if (kind !== 'f' || content.figures.length >= mostFigures) return null;
  const figure = isLightJson(payload)
    ? parseFigure(parseJson(payload))
    : 'A figure was left out: it is made of too many parts. Draw fewer points, or group them first.';
  if (typeof figure === 'string') {
    addNote(content, figure);
    return null;
  }
  content.figures.push(figure);
  return figure;
}

export function readContent({ figures, notes, result, error }: UnreadContent): Content {
  return {
    figures,
    notes,
    result: result && readResult(result),
    error: (error && RunError.safeParse(parseJson(error)).data) ?? null,
  };
}

function readResult(payload: Buffer): Record<string, unknown> | null {
  const value = isLightJson(payload) ? parseJson(payload) : null;
  return isRecord(value) ? value : null;
}

function addNote(content: UnreadContent, note: string): void {
  if (content.notes.length < mostNotes) content.notes.push(note);
}

/** The figure, or why it can't be shown. */
function parseFigure(value: unknown): ExecutionFigure | string {
  const drawn = Drawn.safeParse(value);
  if (!drawn.success) return 'A figure was left out: it is neither a PNG nor a Plotly figure.';
  if (drawn.data.mime !== 'image/png') return drawn.data;
  const size = checkPicture(Buffer.from(drawn.data.data, 'base64'));
  return typeof size === 'string' ? size : { ...drawn.data, ...size };
}

/** Not key by key, as a schema of records would. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return null;
  }
}
