/** Left edge of each column, and the right edge of the last: one entry more than there are widths. */
export function columnEdges(widths: readonly number[]): number[] {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  return edges;
}

/** First column in sight and the one after the last, for a window of `viewport` px that starts at `left`. */
export function columnsInSight(
  edges: readonly number[],
  left: number,
  viewport: number,
): { first: number; end: number } {
  const count = edges.length - 1;
  const first = Math.max(0, lastEdgeAtOrBefore(edges, left));
  const end = Math.min(count, lastEdgeAtOrBefore(edges, left + viewport) + 1);
  return { first: Math.min(first, count), end };
}

function lastEdgeAtOrBefore(edges: readonly number[], position: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((edges[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
