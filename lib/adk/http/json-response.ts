import { NodeResponse } from 'srvx/node';

/** The server's own kind of Response: the one that Node brings takes as long as all the rest of an answer. */
export function jsonResponse(
  value: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new NodeResponse(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
