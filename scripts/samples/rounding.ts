/** `value` to `digits` decimals, as a number whose shortest text has no more of them. */
export function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}
