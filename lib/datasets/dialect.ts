/** The encodings that an import reads. Latin-1 is read as its superset Windows-1252, as browsers do. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** How physical lines end. `mixed` means that LF, CRLF and a lone CR all end one. */
export type LineEnd = '\n' | '\r\n' | '\r' | 'mixed';

/** How a text is cut into rows and cells. */
export type Dialect = {
  /** One character. */
  delimiter: string;
  quote: string | null;
  /** The quote itself where quotes are doubled, or a backslash. */
  escape: string | null;
  /** Spaces after a delimiter belong to it. */
  skipsSpace: boolean;
  lineEnd: LineEnd;
};

export const plainDialect: Dialect = {
  delimiter: ',',
  quote: '"',
  escape: '"',
  skipsSpace: false,
  lineEnd: '\n',
};
