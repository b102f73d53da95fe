/** A seeded source of numbers: the same seed gives the same sequence on every machine. */
export type Random = {
  /** In [0, 1). */
  uniform: () => number;
  /** Whole number in [low, high]. */
  integer: (low: number, high: number) => number;
  /** Approximately normal: the sum of twelve uniforms, so that no transcendental function is needed. */
  normal: (mean: number, deviation: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** Picks in proportion to each item's `weight`. */
  weighted: <T extends { weight: number }>(items: readonly T[]) => T;
};

export function createRandom(seed: number): Random {
  const uniform = mulberry32(seed);
  const pick = <T>(items: readonly T[]): T => at(items, Math.floor(uniform() * items.length));
  return {
    uniform,
    pick,
    integer: (low, high) => low + Math.floor(uniform() * (high - low + 1)),
    normal: (mean, deviation) => mean + deviation * (sumOf(12, uniform) - 6),
    chance: (probability) => uniform() < probability,
    weighted: (items) => {
      const total = items.reduce((sum, item) => sum + item.weight, 0);
      let left = uniform() * total;
      for (const item of items) {
        left -= item.weight;
        if (left < 0) return item;
      }
      return at(items, items.length - 1);
    },
  };
}

/** Tommy Ettinger's Mulberry32 (public domain): 32 bits of state. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function sumOf(count: number, next: () => number): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += next();
  return sum;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`No item ${index} of ${items.length}`);
  return item;
}
