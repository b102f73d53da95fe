import { dressFigure } from '#lib/charts/browser.ts';
import { readFigureArtifact } from '#lib/client/index.ts';
import { downloadBlob } from './download-blob.ts';
import { copyPicture, type PictureFormat, pictureBackground, pictureName, toPicture } from './to-picture.ts';

/** A Plotly figure that code drew: where it is kept, its name, its size in px where the code chose one. */
export type ExportedFigure = {
  path: string;
  name: string;
  width: number | null;
  height: number | null;
  theme: 'light' | 'dark';
};

const usualWidth = 960;
const usualHeight = 480;

/** Puts the figure on the clipboard as a picture, in the theme that is on the screen. */
export async function copyFigure(figure: ExportedFigure): Promise<void> {
  await copyPicture(picturePart(figure, 'png'));
}

export async function downloadFigurePng(figure: ExportedFigure): Promise<void> {
  downloadBlob(await picturePart(figure, 'png'), `${pictureName(figure.name)}.png`);
}

export async function downloadFigureSvg(figure: ExportedFigure): Promise<void> {
  downloadBlob(await picturePart(figure, 'svg'), `${pictureName(figure.name)}.svg`);
}

/** The figure with its own title, which on the page stands above it. */
async function picturePart(
  { path, width, height, theme }: ExportedFigure,
  format: PictureFormat,
): Promise<Blob> {
  const { data, layout } = dressFigure(await readFigureArtifact(path), { theme, hasHeading: false });
  const figure = { data, layout: { paper_bgcolor: pictureBackground(theme), ...layout } };
  const size = { width: width ?? usualWidth, height: height ?? usualHeight };
  return toPicture(figure, { format, ...size, needsWebgl: true });
}
