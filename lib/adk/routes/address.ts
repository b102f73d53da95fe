import { WireError } from '../http/wire-error.ts';

/** Where a request's path leads; what it has no place for is empty. */
export type Address = { app: string; user: string; adkId: string; name: string };

const longest = 512;

/** The parameters of a path. Fails with 422 where one is longer than a name may be. */
export function addressOf(params: Record<string, string>): Address {
  for (const [key, value] of Object.entries(params)) if (value.length > longest) refuseLength(key, value);
  return {
    app: params.app_name ?? '',
    user: params.user_id ?? '',
    adkId: params.session_id ?? '',
    name: params.artifact_name ?? '',
  };
}

function refuseLength(key: string, input: string): never {
  const msg = `String should have at most ${longest} characters`;
  const ctx = { max_length: longest };
  throw new WireError(422, [{ type: 'string_too_long', loc: ['path', key], msg, input, ctx }]);
}
