/** Marks a switch as complete: a new member of the union becomes a type error here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}

/** For what can't be otherwise; a failure is a bug of ours, not bad input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
