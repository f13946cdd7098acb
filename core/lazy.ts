/** Makes a value at its first use: patterns over Unicode properties and the like cost milliseconds that most processes never need. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => made ??= make();
}
