import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeApi } from './describe-api.ts';
import { docsPage } from './docs-page.ts';

const routes = [
  {
    method: 'POST',
    path: '/things/{id}/parts/{name:path}',
    summary: 'Makes a <part>',
    query: z.object({ version: z.int().optional() }),
    body: z.object({ size: z.number().default(1), label: z.string() }),
    answer: z.object({ made: z.boolean() }),
    errors: { 409: 'It is there already' },
  },
];

test('a route becomes an operation with its parameters, body, answer and errors', () => {
  const { paths } = describeApi(routes);
  const operation = paths['/things/{id}/parts/{name}']?.post;
  expect(operation && { ...operation, responses: Object.keys(operation.responses) }).toEqual({
    operationId: 'post_things_id_parts_name_path_',
    tags: ['ADK'],
    summary: 'Makes a <part>',
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string', minLength: 1 } },
      { name: 'name', in: 'path', required: true, schema: { type: 'string', minLength: 1 } },
      {
        name: 'version',
        in: 'query',
        required: false,
        schema: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
      },
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { size: { type: 'number', default: 1 }, label: { type: 'string' } },
            required: ['label'],
          },
        },
      },
    },
    responses: ['200', '400', '401', '403', '404', '409', '413', '422', '429'],
  });
  expect(operation?.responses['200']?.content).toEqual({
    'application/json': {
      schema: {
        type: 'object',
        properties: { made: { type: 'boolean' } },
        required: ['made'],
        additionalProperties: false,
      },
    },
  });
});

test('the page names each route, loads nothing and takes no markup from a contract', () => {
  const page = docsPage(describeApi(routes));
  expect(page).toContain('<code>/things/{id}/parts/{name}</code> <span>Makes a &lt;part&gt;</span>');
  expect(page.match(/<script|<link|<img|src=|https?:/g)).toBeNull();
});
