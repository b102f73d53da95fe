/** A function that makes its value on the first call; a failure is tried again. */
export function once<T>(make: () => Promise<T>): (() => Promise<T>) & { started(): Promise<T> | undefined } {
  let made: Promise<T> | undefined;
  const get = () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  return Object.assign(get, { started: () => made });
}
