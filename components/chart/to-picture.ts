import { loadPlotly } from './load-plotly.ts';
import type { PlotlyFigure } from './plotly.ts';

export type PictureFormat = 'png' | 'svg';

type PictureSize = { format: PictureFormat; width: number; height: number; needsWebgl: boolean };

/** Draws a figure at a size in px, twice as fine where it is made of pixels. */
export async function toPicture(figure: PlotlyFigure, { needsWebgl, ...size }: PictureSize): Promise<Blob> {
  const plotly = await loadPlotly({ needsWebgl });
  return toBlob(await plotly.toImage(figure, { ...size, scale: 2 }));
}

/** What a picture stands on outside the page: the canvas of the theme that is on the screen. */
export function pictureBackground(theme: 'light' | 'dark'): string {
  return theme === 'dark' ? '#1a1d22' : '#ffffff';
}

/** Puts a picture on the clipboard. */
export async function copyPicture(picture: Promise<Blob>): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}

/** The name of a picture's file, without its ending. */
export function pictureName(title: string): string {
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return name.slice(0, 80) || 'chart';
}

/** A `data:` address as bytes, without asking the network (the page's policy would refuse it). */
function toBlob(url: string): Blob {
  const comma = url.indexOf(',');
  const head = url.slice(0, comma);
  const body = url.slice(comma + 1);
  const type = /^data:([^;,]*)/.exec(head)?.[1] ?? '';
  if (!head.includes(';base64')) return new Blob([decodeURIComponent(body)], { type });
  return new Blob([Uint8Array.from(atob(body), (character) => character.charCodeAt(0))], { type });
}
