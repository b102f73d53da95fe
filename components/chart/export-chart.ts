import { type ChartSpec, toFigure } from '#lib/charts/browser.ts';
import type { Result } from '#lib/datasets/browser.ts';
import { chartHeight } from './chart-height.ts';
import { downloadBlob } from './download-blob.ts';
import { loadPlotly } from './load-plotly.ts';

export type ExportedChart = { spec: ChartSpec; result: Result; theme: 'light' | 'dark' };

const width = 960;

/** Puts the chart on the clipboard as a picture, in the theme that is on the screen. */
export async function copyChart(chart: ExportedChart): Promise<void> {
  const picture = picturePart(chart, 'png');
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}

export async function downloadPng(chart: ExportedChart): Promise<void> {
  downloadBlob(await picturePart(chart, 'png'), `${fileName(chart)}.png`);
}

export async function downloadSvg(chart: ExportedChart): Promise<void> {
  downloadBlob(await picturePart(chart, 'svg'), `${fileName(chart)}.svg`);
}

/** Plotly's own JSON of the chart: `data` and `layout`. */
export async function downloadFigure(chart: ExportedChart): Promise<void> {
  const { data, layout } = figureOf(chart);
  const text = JSON.stringify({ data, layout }, null, 2);
  downloadBlob(new Blob([text], { type: 'application/json' }), `${fileName(chart)}.json`);
}

/** The figure with its title, which on the page stands above the chart. */
function figureOf({ spec, result, theme }: ExportedChart) {
  const { data, layout, needsWebgl } = toFigure(spec, result, { theme });
  const text = spec.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const title = { text, x: 0, xref: 'paper', y: 0.97, yref: 'container', font: { size: 16 } };
  const margin = { ...Object(layout.margin), t: 72 };
  return { data, layout: { ...layout, title, margin }, needsWebgl };
}

async function picturePart(chart: ExportedChart, format: 'png' | 'svg'): Promise<Blob> {
  const { data, layout, needsWebgl } = figureOf(chart);
  const background = chart.theme === 'dark' ? '#1a1d22' : '#ffffff';
  const figure = { data, layout: { ...layout, paper_bgcolor: background, plot_bgcolor: background } };
  const plotly = await loadPlotly({ needsWebgl });
  const height = chartHeight(chart.spec, chart.result) + 48;
  const url = await plotly.toImage(figure, { format, width, height, scale: 2 });
  return toBlob(url);
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

function fileName({ spec }: ExportedChart): string {
  const name = spec.title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return name.slice(0, 80) || 'chart';
}
