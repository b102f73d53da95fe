import { type ChartSpec, toFigure } from '#lib/charts/browser.ts';
import type { Result } from '#lib/datasets/browser.ts';
import { chartHeight } from './chart-height.ts';
import { downloadBlob } from './download-blob.ts';
import { copyPicture, type PictureFormat, pictureBackground, pictureName, toPicture } from './to-picture.ts';

export type ExportedChart = { spec: ChartSpec; result: Result; theme: 'light' | 'dark' };

const width = 960;

/** Puts the chart on the clipboard as a picture, in the theme that is on the screen. */
export async function copyChart(chart: ExportedChart): Promise<void> {
  await copyPicture(picturePart(chart, 'png'));
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

function picturePart(chart: ExportedChart, format: PictureFormat): Promise<Blob> {
  const { data, layout, needsWebgl } = figureOf(chart);
  const background = pictureBackground(chart.theme);
  const figure = { data, layout: { ...layout, paper_bgcolor: background, plot_bgcolor: background } };
  const height = chartHeight(chart.spec, chart.result) + 48;
  return toPicture(figure, { format, width, height, needsWebgl });
}

const fileName = ({ spec }: ExportedChart): string => pictureName(spec.title);
