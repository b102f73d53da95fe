import { cleanFigure } from '#lib/charts/index.ts';
import type { ExecutionFigure, StoredFigure } from '#lib/contracts/index.ts';
import type { TurnContext } from '../turn-context.ts';

/** `figure` is null where nothing of it may be shown; `notes` say what was left out. */
export type KeptFigure = { figure: StoredFigure | null; notes: string[] };

/** Keeps a figure as an artifact of the session: a PNG, or a Plotly figure as JSON, cleaned. */
export async function storeFigure(
  drawn: ExecutionFigure,
  id: string,
  { saveArtifact }: Pick<TurnContext, 'saveArtifact'>,
): Promise<KeptFigure> {
  const { mime, title, width, height } = drawn;
  const file = toFile(drawn);
  if (file.bytes === null) return { figure: null, notes: file.notes };
  const { name, version } = await saveArtifact(`figure-${id}.${file.ending}`, mime, file.bytes);
  const figure = { artifact: name, version, mime, title, width, height, notes: file.notes };
  return { figure, notes: file.notes };
}

type File = { bytes: Uint8Array | null; ending: 'png' | 'json'; notes: string[] };

function toFile(drawn: ExecutionFigure): File {
  if (drawn.mime === 'image/png') {
    return { bytes: Buffer.from(drawn.data, 'base64'), ending: 'png', notes: [] };
  }
  const { figure, notes } = cleanFigure(drawn.json);
  if (figure !== null) {
    return { bytes: new TextEncoder().encode(JSON.stringify(figure)), ending: 'json', notes };
  }
  const nothing = 'A figure was left out: nothing of it can be shown here.';
  return { bytes: null, ending: 'json', notes: notes.length > 0 ? notes : [nothing] };
}
