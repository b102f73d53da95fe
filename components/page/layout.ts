/** Widths of both sides in px, and whether they are folded away. */
export type Layout = {
  sessionsWidth: number;
  dataWidth: number;
  isSessionsFolded: boolean;
  isDataFolded: boolean;
};

export const defaultLayout: Layout = {
  sessionsWidth: 248,
  dataWidth: 400,
  isSessionsFolded: false,
  isDataFolded: false,
};

export const widthLimits = { sessions: { min: 180, max: 420 }, data: { min: 280, max: 900 } } as const;

/** The cookie that keeps the layout, so that the server draws the page as it was left. */
export const layoutCookie = 'plotline_layout';

export function serializeLayout(layout: Layout): string {
  const { sessionsWidth, dataWidth, isSessionsFolded, isDataFolded } = layout;
  return [
    Math.round(sessionsWidth),
    Math.round(dataWidth),
    Number(isSessionsFolded),
    Number(isDataFolded),
  ].join('.');
}

/** Null for anything that `serializeLayout` did not write. */
export function parseLayout(text: string | undefined): Layout | null {
  const match = /^(\d{3})\.(\d{3})\.([01])\.([01])$/.exec(text ?? '');
  if (!match) return null;
  const [, sessions, data, sessionsFolded, dataFolded] = match;
  return {
    sessionsWidth: clamp(Number(sessions), widthLimits.sessions),
    dataWidth: clamp(Number(data), widthLimits.data),
    isSessionsFolded: sessionsFolded === '1',
    isDataFolded: dataFolded === '1',
  };
}

export function clamp(width: number, { min, max }: { min: number; max: number }): number {
  return Math.min(max, Math.max(min, width));
}
