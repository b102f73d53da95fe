import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Figure, Json } from '../figure/figure.ts';

/** What plotly.js says of its attributes. */
type Schema = Record<string, unknown>;

const Plot = z.object({
  traces: z.record(
    z.string(),
    z.object({
      attributes: z.record(z.string(), z.unknown()),
      layoutAttributes: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  layout: z.object({ layoutAttributes: z.record(z.string(), z.unknown()) }),
  config: z.record(z.string(), z.unknown()),
});

const plot = Plot.parse(
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve('plotly.js/dist/plot-schema.json'), 'utf8')),
);

/** Attributes of a figure that plotly.js does not know or would not take; none where it is sound. */
export function checkFigure(figure: Figure): string[] {
  const layouts = figure.data.map(({ type }) => plot.traces[type]?.layoutAttributes ?? {});
  const layout: Schema = Object.assign({}, plot.layout.layoutAttributes, ...layouts);
  return [
    ...figure.data.flatMap((trace) => check(trace, plot.traces[trace.type]?.attributes ?? {}, trace.type)),
    ...check(figure.layout, layout, 'layout'),
    ...check(figure.config, plot.config, 'config'),
  ];
}

function check(value: { [name: string]: Json | undefined }, schema: Schema, path: string): string[] {
  return Object.entries(value).flatMap(([name, part]) => {
    if (part === undefined) return [];
    if (name === 'type' && typeof part === 'string') return [];
    const known = z.record(z.string(), z.unknown()).safeParse(schema[name.replace(/^([xy]axis)\d+$/, '$1')]);
    if (!known.success) return [`${path}.${name} is unknown`];
    return checkPart(part, known.data, `${path}.${name}`);
  });
}

function checkPart(part: Json, schema: Schema, path: string): string[] {
  if (part !== null && typeof part === 'object' && !Array.isArray(part)) return check(part, schema, path);
  if (Array.isArray(part) && schema.items !== undefined) return [];
  const { values, valType } = schema;
  if (valType === 'enumerated' && Array.isArray(values) && !values.some((known) => matches(known, part))) {
    return [`${path} may not be ${JSON.stringify(part)}`];
  }
  if (valType === 'boolean' && typeof part !== 'boolean') return [`${path} must be true or false`];
  if (valType === 'data_array' && !Array.isArray(part)) return [`${path} must be a list`];
  return [];
}

function matches(known: unknown, part: Json): boolean {
  if (typeof known === 'string' && known.startsWith('/'))
    return new RegExp(known.slice(1, -1)).test(String(part));
  return known === part;
}
