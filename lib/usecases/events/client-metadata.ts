/** A client's metadata for an event, without the key under which only Plotline writes; undefined where none is left. */
export function clientMetadata(
  given: Record<string, unknown> | null | undefined,
): Record<string, unknown> | undefined {
  const { plotline: _, ...own } = given ?? {};
  return Object.keys(own).length === 0 ? undefined : own;
}
