import { z } from 'zod';
import type { ExecutionFigure } from '#lib/contracts/index.ts';
import { checkPicture } from '../local/check-picture.ts';
import type { ToldFigure } from './manifest.ts';

const Plotly = z.record(z.string(), z.unknown());

/** A figure of its facts and bytes, or why it can't be shown. */
export function toFigure(
  { mime, title, width, height }: ToldFigure,
  bytes: Uint8Array,
): ExecutionFigure | string {
  const buffer = Buffer.from(bytes);
  if (mime === 'image/png') {
    const size = checkPicture(buffer);
    if (typeof size === 'string') return size;
    return { mime, data: buffer.toString('base64'), title, ...size };
  }
  const json = Plotly.safeParse(parseJson(buffer.toString('utf8')));
  if (!json.success) return 'A figure was left out: it is not a Plotly figure.';
  return { mime, json: json.data, title, width, height };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
