import type { z } from 'zod';
import { ByteBudget } from '#lib/base/index.ts';
import type { Services } from '#lib/usecases/index.ts';
import { jsonResponse } from './json-response.ts';
import { readBody } from './read-body.ts';
import { validate } from './validate.ts';

/** Bodies of all callers while their requests are answered. What is made of one takes a few times its bytes. */
const bodies = new ByteBudget(256 * 1024 * 1024);

export type AdkSettings = {
  /** The app of requests that name none. */
  defaultApp: string | null;
  /** Whether a run in a session that is not there makes it. */
  autoCreateSessions: boolean;
  /** Whose share of runs by a model a request takes from. */
  callerOf(request: Request): string;
};

export type AdkContext = { services: Services; settings: AdkSettings };

/** What the wire says of one method of one path; `path` is an OpenAPI template, `{name:path}` takes slashes too. */
export type AdkContract = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  summary: string;
  query?: z.ZodType;
  /** An optional one may be left out or be null. */
  body?: z.ZodType;
  /** What stands in the answer; not parsed. */
  answer: z.ZodType;
  /** Its type where it is not JSON. */
  answerType?: string;
  /** Other statuses than 200, with what they mean. */
  errors?: Readonly<Record<number, string>>;
  /** Most bytes of a body; 1 MB where it is left out. */
  bodyLimit?: number;
};

export type AdkRoute = AdkContract & {
  handle(request: Request, params: Record<string, string>, context: AdkContext): Promise<Response>;
};

/** `params` are the path's, decoded. */
export type AdkCall<Query, Body> = {
  params: Record<string, string>;
  query: Query;
  body: Body;
  request: Request;
};

type Parsed<Schema> = Schema extends z.ZodType ? z.infer<Schema> : undefined;

/** A route that parses what comes in and answers with what `work` gives: JSON, or a Response of its own. */
export function defineRoute<const Contract extends AdkContract>(
  contract: Contract,
  work: (
    call: AdkCall<Parsed<Contract['query']>, Parsed<Contract['body']>>,
    context: AdkContext,
  ) => Promise<unknown> | unknown,
): AdkRoute {
  return {
    ...contract,
    async handle(request, params, context) {
      const query = parseQuery(contract, request);
      return bodies.hold(async (take) => {
        const body = await parseBody(contract, request, take);
        const answer = await work({ params, query, body, request }, context);
        return answer instanceof Response ? answer : jsonResponse(answer);
      });
    },
  };
}

function parseQuery<Contract extends AdkContract>(
  { query }: Contract,
  request: Request,
): Parsed<Contract['query']> {
  if (!query) return undefined as Parsed<Contract['query']>;
  const given = Object.fromEntries(new URL(request.url).searchParams);
  return validate(query, given, 'query') as Parsed<Contract['query']>;
}

async function parseBody<Contract extends AdkContract>(
  { body, bodyLimit }: Contract,
  request: Request,
  take: (bytes: number) => void,
): Promise<Parsed<Contract['body']>> {
  if (!body) return undefined as Parsed<Contract['body']>;
  const given = await readBody(request, bodyLimit, take);
  return validate(body, given, 'body') as Parsed<Contract['body']>;
}
