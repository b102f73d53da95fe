import { expect, test } from 'vitest';
import { z } from 'zod';
import { WireContent } from '../schemas/content.ts';
import { CreateSessionBody, PatchSessionBody } from '../schemas/session.ts';
import { Int } from './relax.ts';
import { validate } from './validate.ts';
import { WireError } from './wire-error.ts';

const Flags = z.object({
  on: z.boolean().default(false),
  count: Int.optional(),
  share: z.number().optional(),
});

test('fields come in either spelling, camelCase before the other; dictionaries stay as they are', () => {
  const given = {
    session_id: 'snake',
    sessionId: 'camel',
    state: { snake_key: { deep_key: null } },
    more: 1,
  };
  expect(validate(CreateSessionBody, given, 'body')).toEqual({
    sessionId: 'camel',
    state: { snake_key: { deep_key: null } },
  });
  const content = { parts: [{ inline_data: { mime_type: 'image/png', data: 'iVBOR__7_w' } }], role: null };
  expect(validate(WireContent, content, 'body')).toEqual({
    parts: [{ inlineData: { mimeType: 'image/png', data: 'iVBOR//7/w==' } }],
  });
});

test('words, numbers and text are read where they can only mean one thing', () => {
  expect(validate(Flags, { on: 'Yes', count: ' 7 ', share: '1.5' }, 'body')).toEqual({
    on: true,
    count: 7,
    share: 1.5,
  });
  expect(validate(Flags, { on: 0, count: null }, 'body')).toEqual({ on: false });
  expect(validate(CreateSessionBody, null, 'body')).toBe(undefined);
});

const number = 'Input should be a valid number';
test.each<[string, z.ZodType, unknown, unknown]>([
  [
    'a missing body',
    PatchSessionBody,
    undefined,
    [{ type: 'missing', loc: ['body'], msg: 'Field required', input: null }],
  ],
  [
    'a missing field',
    PatchSessionBody,
    { other: 1 },
    [{ type: 'missing', loc: ['body', 'stateDelta'], msg: 'Field required', input: { other: 1 } }],
  ],
  [
    'a field that is null',
    PatchSessionBody,
    { state_delta: null },
    [
      {
        type: 'dict_type',
        loc: ['body', 'stateDelta'],
        msg: 'Input should be a valid dictionary',
        input: null,
      },
    ],
  ],
  [
    'text for a model',
    PatchSessionBody,
    '{}',
    [
      {
        type: 'model_attributes_type',
        loc: ['body'],
        msg: 'Input should be a valid dictionary or object to extract fields from',
        input: '{}',
      },
    ],
  ],
  [
    'unknown keys, as they were sent',
    WireContent,
    { parts: [{ text: 'x', not_known: 1 }], more: null },
    [
      {
        type: 'extra_forbidden',
        loc: ['body', 'parts', 0, 'not_known'],
        msg: 'Extra inputs are not permitted',
        input: 1,
      },
      { type: 'extra_forbidden', loc: ['body', 'more'], msg: 'Extra inputs are not permitted', input: null },
    ],
  ],
  [
    'bytes that are none',
    WireContent,
    { parts: [{ inlineData: { data: 'ä' } }] },
    [
      {
        type: 'bytes_invalid_encoding',
        loc: ['body', 'parts', 0, 'inlineData', 'data'],
        msg: 'Data should be valid base64',
        input: 'ä',
      },
    ],
  ],
  [
    'a list that is none, and a number for text',
    WireContent,
    { parts: {}, role: 5 },
    [
      { type: 'list_type', loc: ['body', 'parts'], msg: 'Input should be a valid list', input: {} },
      { type: 'string_type', loc: ['body', 'role'], msg: 'Input should be a valid string', input: 5 },
    ],
  ],
  [
    'flags and numbers that can not be read',
    Flags,
    { on: 'maybe', count: 'x', share: 'x' },
    [
      {
        type: 'bool_parsing',
        loc: ['body', 'on'],
        msg: 'Input should be a valid boolean, unable to interpret input',
        input: 'maybe',
      },
      {
        type: 'int_parsing',
        loc: ['body', 'count'],
        msg: 'Input should be a valid integer, unable to parse string as an integer',
        input: 'x',
      },
      {
        type: 'float_parsing',
        loc: ['body', 'share'],
        msg: `${number}, unable to parse string as a number`,
        input: 'x',
      },
    ],
  ],
  [
    'values of another kind',
    Flags,
    { on: null, count: 1.5, share: [] },
    [
      { type: 'bool_type', loc: ['body', 'on'], msg: 'Input should be a valid boolean', input: null },
      {
        type: 'int_from_float',
        loc: ['body', 'count'],
        msg: 'Input should be a valid integer, got a number with a fractional part',
        input: 1.5,
      },
      { type: 'float_type', loc: ['body', 'share'], msg: number, input: [] },
    ],
  ],
  [
    'too many events',
    CreateSessionBody,
    { events: Array.from({ length: 1001 }, () => ({ author: 'a' })) },
    [
      {
        type: 'too_long',
        loc: ['body', 'events'],
        msg: 'List should have at most 1000 items after validation, not 1001',
        input: Array.from({ length: 1001 }, () => ({ author: 'a' })),
        ctx: { field_type: 'List', max_length: 1000, actual_length: 1001 },
      },
    ],
  ],
])('%s: every problem with its place', (_what, schema, given, problems) => {
  expect(problemsOf(schema, given)).toEqual(problems);
});

function problemsOf(schema: z.ZodType, given: unknown): unknown {
  try {
    return validate(schema, given, 'body');
  } catch (error) {
    return error instanceof WireError && error.status === 422 ? error.detail : error;
  }
}
