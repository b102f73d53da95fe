import type { z } from 'zod';
import { isRecord } from './relax.ts';

/** One entry of FastAPI's 422. */
export type Problem = {
  type: string;
  loc: (string | number)[];
  msg: string;
  input: unknown;
  ctx?: Record<string, unknown>;
};

type Words = Pick<Problem, 'type' | 'msg' | 'ctx'>;
type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const missing: Words = { type: 'missing', msg: 'Field required' };
const forbidden: Words = { type: 'extra_forbidden', msg: 'Extra inputs are not permitted' };

const wrongTypes: Readonly<Record<string, Words>> = {
  string: { type: 'string_type', msg: 'Input should be a valid string' },
  number: { type: 'float_type', msg: 'Input should be a valid number' },
  int: { type: 'int_type', msg: 'Input should be a valid integer' },
  boolean: { type: 'bool_type', msg: 'Input should be a valid boolean' },
  array: { type: 'list_type', msg: 'Input should be a valid list' },
  record: { type: 'dict_type', msg: 'Input should be a valid dictionary' },
  object: {
    type: 'model_attributes_type',
    msg: 'Input should be a valid dictionary or object to extract fields from',
  },
};

/** Of what has a type that can be read as the wanted one, but not this value. */
const unreadable: Readonly<Record<string, Words>> = {
  number: {
    type: 'float_parsing',
    msg: 'Input should be a valid number, unable to parse string as a number',
  },
  int: {
    type: 'int_parsing',
    msg: 'Input should be a valid integer, unable to parse string as an integer',
  },
  boolean: {
    type: 'bool_parsing',
    msg: 'Input should be a valid boolean, unable to interpret input',
  },
};

/** The problems in pydantic's words; `given` is what was sent, before anything was made of it. */
export function toProblems(issues: readonly Issue[], given: unknown, place: string): Problem[] {
  return issues.flatMap((issue) => {
    const loc = [place, ...issue.path.map((key) => (typeof key === 'number' ? key : String(key)))];
    const input = at(given, issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ ...forbidden, loc: [...loc, key], input: child(input, key) }));
    }
    if (isMissing(issue, input)) {
      return [
        { ...missing, loc, input: issue.path.length === 0 ? null : at(given, issue.path.slice(0, -1)) },
      ];
    }
    return [{ ...describe(issue, input), loc, input }];
  });
}

function isMissing({ code, path }: Issue, input: unknown): boolean {
  return code === 'invalid_type' && (input === undefined || (path.length === 0 && input === null));
}

function describe(issue: Issue, input: unknown): Words {
  if (issue.message === 'int') return describeType('int', input);
  if (issue.code === 'invalid_type') return describeType(issue.expected, input);
  if (issue.code === 'too_big' && issue.origin === 'string') {
    const most = Number(issue.maximum);
    const plural = most === 1 ? '' : 's';
    const msg = `String should have at most ${most} character${plural}`;
    return { type: 'string_too_long', msg, ctx: { max_length: most } };
  }
  if (issue.code === 'too_big' && issue.origin === 'array') {
    const most = Number(issue.maximum);
    const actual = Array.isArray(input) ? input.length : null;
    const msg = `List should have at most ${most} items after validation, not ${actual}`;
    const ctx = { field_type: 'List', max_length: most, actual_length: actual };
    return { type: 'too_long', msg, ctx };
  }
  if (issue.code === 'invalid_value') {
    const listed = issue.values.map((value) => `'${String(value)}'`);
    const expected = [listed.slice(0, -1).join(', '), listed.at(-1)].filter(Boolean).join(' or ');
    return { type: 'enum', msg: `Input should be ${expected}`, ctx: { expected } };
  }
  if (issue.message === 'bytes_invalid_encoding') {
    return { type: 'bytes_invalid_encoding', msg: 'Data should be valid base64' };
  }
  return { type: 'value_error', msg: `Value error, ${issue.message}` };
}

function describeType(expected: string, input: unknown): Words {
  const isReadable = typeof input === 'string' || (expected === 'boolean' && typeof input === 'number');
  const isFraction = expected === 'int' && typeof input === 'number';
  if (isFraction) {
    return {
      type: 'int_from_float',
      msg: 'Input should be a valid integer, got a number with a fractional part',
    };
  }
  const words = (isReadable && unreadable[expected]) || wrongTypes[expected];
  return words ?? { type: 'value_error', msg: 'Value error' };
}

function at(value: unknown, path: Path): unknown {
  return path.reduce(child, value);
}

/** A field by its name, or as Python spells it. */
function child(value: unknown, key: PropertyKey): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  if (!isRecord(value)) return undefined;
  const name = String(key);
  if (Object.hasOwn(value, name)) return value[name];
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.hasOwn(value, snake) ? value[snake] : undefined;
}
