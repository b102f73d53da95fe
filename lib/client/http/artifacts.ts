import { request } from './request.ts';

/** Where a file of a session is read from; its latest version unless one is given. */
export function artifactPath(sessionId: string, name: string, version?: number): string {
  const path = name.split('/').map(encodeURIComponent).join('/');
  const query = version === undefined ? '' : `?version=${version}`;
  return `/api/sessions/${sessionId}/artifacts/${path}${query}`;
}

/** A Plotly figure as the server cleaned and kept it. */
export type StoredPlotlyFigure = { data: readonly unknown[]; layout: Record<string, unknown> };

export function readFigureArtifact(path: string, signal?: AbortSignal): Promise<StoredPlotlyFigure> {
  return request(path, { read, ...(signal && { signal }) });
}

function read(value: unknown): StoredPlotlyFigure {
  const figure: { data?: unknown; layout?: unknown } = Object(value);
  if (!Array.isArray(figure.data)) throw new Error('A figure has a list of traces');
  return { data: figure.data, layout: { ...Object(figure.layout) } };
}
