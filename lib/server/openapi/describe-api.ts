import { z } from 'zod';

/** What a route says of itself: an OpenAPI path template (`{name:path}` takes slashes too) and its schemas. */
export type DescribedRoute = {
  method: string;
  path: string;
  summary: string;
  /** The heading it stands under. */
  tag?: string;
  query?: z.ZodType;
  body?: z.ZodType;
  answer: z.ZodType;
  /** The answer's type where it is not JSON. */
  answerType?: string;
  /** Statuses other than 200, with what they mean. */
  errors?: Readonly<Record<number, string>>;
};

export type Schema = Record<string, unknown>;
export type Parameter = { name: string; in: 'path' | 'query'; required: boolean; schema: Schema };
export type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  parameters: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>;
};
export type ApiDescription = {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Operation>>;
};

const Detail = z.union([
  z.string(),
  // Beside it `input`, and `ctx` where there is something to say: anything.
  z.array(z.looseObject({ type: z.string(), loc: z.array(z.union([z.string(), z.int()])), msg: z.string() })),
]);

/** ADK's form of an error, and Piston's two. */
const errorSchema: Schema = z.toJSONSchema(
  z.union([z.object({ detail: Detail }), z.object({ message: z.string() }), z.object({ stack: z.string() })]),
);

/** What any call may be answered: who may call, how much, how often. */
const common: Readonly<Record<number, string>> = {
  400: 'The request is not well formed',
  401: 'The API token is missing or wrong',
  403: 'The caller, its Origin or its Host is not let in',
  404: 'There is no such thing',
  413: 'The body is too large',
  422: 'The request does not fit its schema',
  429: 'Too many calls; Retry-After says when to go on',
};

/** The OpenAPI 3.1 document of routes, made from their contracts. */
export function describeApi(routes: readonly DescribedRoute[]): ApiDescription {
  const paths: ApiDescription['paths'] = {};
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+):path\}/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) };
  }
  const description =
    'Sessions, questions and artifacts on the wire of ADK’s API server (Python, 2.13), and Python runs on Piston’s.';
  return { openapi: '3.1.0', info: { title: 'Plotline', version: '2.13.0', description }, paths };
}

function describeRoute(route: DescribedRoute): Operation {
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[^a-zA-Z0-9]+/g, '_')}`,
    tags: [route.tag ?? 'ADK'],
    summary: route.summary,
    parameters: [...pathParameters(route.path), ...queryParameters(route.query)],
    ...(route.body && { requestBody: describeBody(route.body) }),
    responses: {
      200: { description: 'Done', content: contentOf(route) },
      ...describeErrors({ ...common, ...route.errors }),
    },
  };
}

function contentOf({ answer, answerType = 'application/json' }: DescribedRoute) {
  return { [answerType]: { schema: toSchema(answer, 'output') } };
}

function describeErrors(errors: Readonly<Record<number, string>>): Operation['responses'] {
  const entries = Object.entries(errors).map(([status, description]) => {
    const content = {
      'application/json': { schema: errorSchema },
      ...(['403', '500'].includes(status) && { 'text/plain': { schema: { type: 'string' } } }),
    };
    return [status, { description, content }];
  });
  return Object.fromEntries(entries);
}

function describeBody(body: z.ZodType) {
  const required = !body.safeParse(undefined).success;
  return { required, content: { 'application/json': { schema: toSchema(body, 'input') } } };
}

function pathParameters(path: string): Parameter[] {
  return [...path.matchAll(/\{(\w+)(?::path)?\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1 },
  }));
}

function queryParameters(query: z.ZodType | undefined): Parameter[] {
  if (!query) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, options('input'));
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: typeof schema === 'object' ? { ...schema } : {},
  }));
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...described } = z.toJSONSchema(schema, options(io));
  return described;
}

function options(io: 'input' | 'output') {
  return { io, unrepresentable: 'any', target: 'draft-2020-12' } as const;
}
