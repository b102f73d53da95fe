/** Headers by which the front server tells the rest what only it can know. A client's own are taken off. */
export const peerHeaders = {
  /** The client's address. */
  address: 'x-plotline-peer',
  /** `http` or `https`, as the browser sees it. */
  protocol: 'x-plotline-protocol',
  /** Host and port, as the browser sees them. */
  host: 'x-plotline-host',
} as const;

export type Peer = { address: string; isSecure: boolean; origin: string };

export function readPeer(headers: Headers): Peer {
  const protocol = headers.get(peerHeaders.protocol) === 'https' ? 'https' : 'http';
  const host = headers.get(peerHeaders.host) ?? headers.get('host') ?? 'localhost';
  return {
    address: headers.get(peerHeaders.address) ?? 'unknown',
    isSecure: protocol === 'https',
    origin: `${protocol}://${host}`,
  };
}
