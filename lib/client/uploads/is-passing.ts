const passing = new Set([0, 408, 409, 423, 429]);

/**
 * Whether the same piece may be sent again after this status: no answer (0), a connection at rest for too long,
 * a conflict with a request of our own that is still open, too many at once, or a server that has a bad moment. A
 * full disk (507) is none of these.
 */
export function isPassing(status: number): boolean {
  return passing.has(status) || (status >= 500 && status !== 507);
}
