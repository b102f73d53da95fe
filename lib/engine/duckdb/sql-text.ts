/** A name as DuckDB's quoted identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Text as DuckDB's string literal. NUL can't stand in SQL text and is left out. */
export function literal(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "''")}'`;
}

export function literalList(texts: readonly string[]): string {
  return `[${texts.map(literal).join(', ')}]`;
}

/** `head` over another SELECT as its table; its last comment ends with its line. */
export function wrapSelect(head: string, sql: string): string {
  return `${head} FROM (\n${sql.replace(/[;\s]+$/, '')}\n) AS t`;
}
