import { request } from './request.ts';

/** Where a file of a session is read from; its latest version unless one is given. */
export function artifactPath(sessionId: string, name: string, version?: number): string {
  const path = name.split('/').map(encodeURIComponent).join('/');
  const query = version === undefined ? '' : `?version=${version}`;
  return `/api/sessions/${sessionId}/artifacts/${path}${query}`;
}

/** A Plotly figure that code drew, and that may be drawn. */
export type StoredPlotlyFigure = { data: readonly unknown[]; layout: Record<string, unknown> };

/** Cleaned here, too: a program that acts for the person can put another file under a figure's name. */
export function readFigureArtifact(path: string, signal?: AbortSignal): Promise<StoredPlotlyFigure> {
  return request(path, { read, ...(signal && { signal }) });
}

async function read(value: unknown): Promise<StoredPlotlyFigure> {
  // Only who looks at such a figure loads it.
  const { cleanFigure } = await import('#lib/charts/browser.ts');
  const { figure } = cleanFigure(Object(value));
  if (figure === null) throw new Error('A figure has something to draw');
  return { data: figure.data, layout: figure.layout };
}
