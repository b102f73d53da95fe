export type PartRole =
  | 'aggregate'
  | 'measure'
  | 'dimension'
  | 'filter'
  | 'having'
  | 'sort'
  | 'limit'
  | 'chart'
  | 'text';

/** A piece of the line that says how a question was read; `index` is its place in the plan's list of that role. */
export type PlanPart = { role: PartRole; text: string; index: number };

export function part(role: PartRole, text: string, index = 0): PlanPart {
  return { role, text, index };
}

export const words = (text: string): PlanPart => part('text', text);

/** The parts of each item with `between` in the gaps and `last` in the last gap. */
export function joined(items: readonly PlanPart[][], between: string, last = between): PlanPart[] {
  return items.flatMap((item, index) => {
    if (index === 0) return item;
    return [words(index === items.length - 1 ? last : between), ...item];
  });
}
