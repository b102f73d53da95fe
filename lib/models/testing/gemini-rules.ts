import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { WireContent, WirePart, WireRequest } from './gemini-request.ts';

/** Signatures that the server gave out, each with the call it stood on. */
export type IssuedSignatures = ReadonlyMap<string, WirePart>;

/** What the server refuses beyond the shape of the request: the message of its 400, or null. */
export function findViolation(request: WireRequest, issued: IssuedSignatures): string | null {
  return (
    findToolViolation(request) ??
    findSchemaViolation(request) ??
    findRoleViolation(request.contents) ??
    findPairingViolation(request.contents) ??
    findSignatureViolation(request.contents, issued)
  );
}

/** Functions of one's own and code that the server runs exclude each other, in the conversation too. */
function findToolViolation({ tools = [], contents }: WireRequest): string | null {
  if (tools.every(({ codeExecution }) => codeExecution === undefined)) return null;
  const isDeclared = tools.some(({ functionDeclarations }) => functionDeclarations !== undefined);
  const isCalled = contents.some(({ parts }) =>
    parts.some(({ functionCall, functionResponse }) => functionCall ?? functionResponse),
  );
  return isDeclared || isCalled
    ? 'Built-in tools ({code_execution}) and Function Calling cannot be combined in the same request.'
    : null;
}

function findRoleViolation(contents: readonly WireContent[]): string | null {
  if (contents[0]?.role !== 'user') return 'Please ensure that the first content has role user.';
  if (contents.at(-1)?.role !== 'user') {
    return 'Please ensure that single turn requests end with a user role or a function response.';
  }
  const misplaced = contents.some(({ role, parts }) =>
    parts.some((part) => (role === 'user' ? part.functionCall : part.functionResponse) !== undefined),
  );
  return misplaced ? 'A function call belongs to the role model, its response to the role user.' : null;
}

function findPairingViolation(contents: readonly WireContent[]): string | null {
  for (const [index, content] of contents.entries()) {
    const calls = content.parts.flatMap((part) => part.functionCall ?? []);
    const responses = contents[index + 1]?.parts.flatMap((part) => part.functionResponse ?? []) ?? [];
    if (calls.length > 0 && !isAnswered(calls, responses)) {
      return 'Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.';
    }
    const previous = contents[index - 1]?.parts.some((part) => part.functionCall !== undefined);
    if (!previous && content.parts.some((part) => part.functionResponse !== undefined)) {
      return 'Please ensure that function response turn comes immediately after a function call turn.';
    }
    if (calls.length > 0 && contents[index - 1]?.role !== 'user') {
      return 'Please ensure that function call turn comes immediately after a user turn or after a function response turn.';
    }
  }
  return null;
}

type Named = { id?: string | undefined; name: string };

function isAnswered(calls: readonly Named[], responses: readonly Named[]): boolean {
  if (calls.length !== responses.length) return false;
  return calls.every((call, index) => {
    const response = responses[index];
    return response?.name === call.name && (call.id === undefined || response.id === call.id);
  });
}

/** The first call of each step since the last words of the user needs its signature, on the same call. */
function findSignatureViolation(contents: readonly WireContent[], issued: IssuedSignatures): string | null {
  const start = contents.findLastIndex(
    ({ role, parts }) => role === 'user' && parts.every((part) => part.functionResponse === undefined),
  );
  for (const [index, content] of contents.entries()) {
    const call = content.parts.find((part) => part.functionCall !== undefined);
    if (index < start || call === undefined) continue;
    const original = issued.get(call.thoughtSignature ?? '');
    if (original === undefined || !isSameCall(original, call)) {
      return `Function call \`${call.functionCall?.name}\` in the ${index}. content block is missing a \`thought_signature\`.`;
    }
  }
  return null;
}

function isSameCall(one: WirePart, other: WirePart): boolean {
  return (
    one.functionCall?.name === other.functionCall?.name &&
    isDeepStrictEqual(one.functionCall?.args ?? {}, other.functionCall?.args ?? {})
  );
}

function findSchemaViolation(request: WireRequest): string | null {
  for (const { functionDeclarations = [] } of request.tools ?? []) {
    for (const { name, parameters, parametersJsonSchema } of functionDeclarations) {
      if (parameters !== undefined && parametersJsonSchema !== undefined) {
        return `${name}: only one of parameters and parameters_json_schema can be set.`;
      }
      const violation = findInSchema(parameters ?? parametersJsonSchema ?? { properties: { none: {} } });
      if (violation !== null) return `function_declarations ${name}: ${violation}`;
    }
  }
  return null;
}

const JsonSchema = z.looseObject({
  type: z.unknown().optional(),
  properties: z.unknown().optional(),
  items: z.unknown().optional(),
  required: z.unknown().optional(),
  enum: z.unknown().optional(),
});

function findInSchema(schema: unknown): string | null {
  if (typeof schema !== 'object' || schema === null) return null;
  if (Array.isArray(schema)) return firstViolation(schema);
  const { type, properties, items, required, enum: choices } = JsonSchema.parse(schema);
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  if ('$ref' in schema || '$defs' in schema) return 'Unknown name "$ref": Cannot find field.';
  if (type === 'object' && names.length === 0) return 'should be non-empty for OBJECT type';
  if (type === 'array' && items === undefined) return 'items: missing field.';
  if (Array.isArray(choices) && type !== 'string') return 'enum: only allowed for STRING type';
  if (Array.isArray(required) && required.some((name) => !names.includes(String(name)))) {
    return 'required: property is not defined';
  }
  return firstViolation(Object.values(schema));
}

function firstViolation(schemas: readonly unknown[]): string | null {
  for (const schema of schemas) {
    const violation = findInSchema(schema);
    if (violation !== null) return violation;
  }
  return null;
}
