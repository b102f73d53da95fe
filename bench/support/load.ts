import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/** One call with its answer's JSON; fails where the status is not 200. */
export function call(url: string, method: string, body?: unknown): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const headers = sent === undefined ? {} : { 'content-type': 'application/json' };
  const asked = request(url, { method, agent, headers }, (response) => {
    const pieces: Buffer[] = [];
    response.on('data', (piece: Buffer) => pieces.push(piece));
    response.on('end', () => {
      const text = Buffer.concat(pieces).toString();
      if (response.statusCode === 200) resolve(JSON.parse(text));
      else reject(new Error(`${method} ${url} answered ${response.statusCode}: ${text.slice(0, 300)}`));
    });
  });
  asked.on('error', reject);
  asked.end(sent);
  return promise;
}

/** Runs `work` `count` times, `atOnce` of them at any moment; gives the milliseconds of each and of all. */
export async function load(
  { count, atOnce }: { count: number; atOnce: number },
  work: (index: number) => Promise<unknown>,
): Promise<{ each: number[]; perSecond: number }> {
  const each: number[] = [];
  let next = 0;
  const from = performance.now();
  const one = async () => {
    for (let index = next++; index < count; index = next++) {
      const began = performance.now();
      await work(index);
      each.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return { each, perSecond: Math.round((count * 1000) / (performance.now() - from)) };
}
