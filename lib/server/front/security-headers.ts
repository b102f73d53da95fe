const base: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
];

/** For what no proxy and no route gives a policy of its own: it may show itself, and do nothing. */
const idlePolicy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'";

const withPolicy = [...base, ['content-security-policy', idlePolicy] as const];

/** On every answer, page or not. A page's own policy comes from the proxy, with its nonce, in place of this one. */
export function baseHeaders(url: string): readonly (readonly [string, string])[] {
  // The policy of a script's file would count for a worker made of it.
  return url.startsWith('/_next/') ? base : withPolicy;
}
