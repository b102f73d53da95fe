import type { ExecutionFigure, StoredFigure } from '#lib/contracts/index.ts';
import type { TurnContext } from '../turn-context.ts';

/** Keeps a figure as an artifact of the session: a PNG, or a Plotly figure as JSON, cleaned. */
export async function storeFigure(
  figure: ExecutionFigure,
  id: string,
  { saveArtifact }: Pick<TurnContext, 'saveArtifact'>,
): Promise<StoredFigure> {
  const { mime, title, width, height } = figure;
  const isPicture = figure.mime === 'image/png';
  const bytes = isPicture
    ? Buffer.from(figure.data, 'base64')
    : new TextEncoder().encode(JSON.stringify(figure.json));
  const { name, version } = await saveArtifact(`figure-${id}.${isPicture ? 'png' : 'json'}`, mime, bytes);
  return { artifact: name, version, mime, title, width, height, notes: [] };
}
