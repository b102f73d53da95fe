import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlanInput } from '#lib/analysis/index.ts';
import { Plan } from '#lib/analysis/index.ts';
import { ChartWish } from '#lib/charts/index.ts';
import { type Bakery, openBakery } from '../testing/bakery.ts';
import { plainTools } from '../tools/plain-tools.ts';
import type { DirectRequest } from '../turn-context.ts';
import { answerBuiltin } from './answer-builtin.ts';

/**
 * Each folder of `golden` is a case: `request.json` holds `text`, `plan` or `sql` to be asked of the bakery (and
 * `after`, a question before it); `answer.json` what is answered. A new case is a new folder.
 */
const golden = new URL('golden/', import.meta.url);
const cases = await readdir(golden);

type Request = { text?: string; plan?: PlanInput; sql?: string; after?: string };

let bakery: Bakery;
beforeAll(async () => {
  bakery = await openBakery();
});
afterAll(() => bakery.close());

test.each(cases)('%s', async (name) => {
  const folder = new URL(`${name}/`, golden);
  const { after, ...request }: Request = await readJson(new URL('request.json', folder));
  const before = after === undefined ? null : await ask({ kind: 'text', text: after }, null);
  const answer = await ask(toDirectRequest(request), before?.reading ?? null);
  expect({
    status: answer.status,
    text: answer.text,
    headline: answer.headline,
    charts: answer.charts.map(({ mark }) => mark),
    unverified: answer.ledger.filter(({ status }) => status === 'unverified').map(({ text }) => text),
  }).toEqual({ ...(await readJson(new URL('answer.json', folder))), unverified: [] });
});

async function readJson(url: URL) {
  return JSON.parse(await readFile(url, 'utf8'));
}

function toDirectRequest({ text = '', plan, sql }: Request): DirectRequest {
  if (sql !== undefined) return { kind: 'sql', sql };
  if (plan === undefined) return { kind: 'text', text };
  return { kind: 'plan', plan: Plan.parse(plan), chart: ChartWish.parse({}) };
}

function ask(request: DirectRequest, previous: Parameters<typeof answerBuiltin>[0]['previous']) {
  const { signal } = new AbortController();
  const { engine, tables } = bakery;
  const scope = 'golden';
  const tools = plainTools({ engine, tables, scope, queryTimeoutMs: 10_000, signal });
  return answerBuiltin({ request, previous, tables, engine, scope, tools, signal });
}
