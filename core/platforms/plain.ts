/** Looks into values that came out of somebody else's file: no shape is trusted, nothing throws. */

/** An object of a parsed file. */
export type Plain = Readonly<Record<string, unknown>>;

/** True for an object that is no list. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value under dotted keys; undefined where there is none. Keys of the prototype are not keys of the file. */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path.split(".")) {
    if (!isPlain(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** The object under dotted keys; an empty one where there is none. */
export function plainAt(value: unknown, path: string): Plain {
  const found = valueAt(value, path);
  return isPlain(found) ? found : {};
}

/** The text under dotted keys, trimmed; null where there is none or it is empty. */
export function textAt(value: unknown, path: string): string | null {
  const found = valueAt(value, path);
  return typeof found === "string" && found.trim() !== "" ? found.trim() : null;
}

/** The texts and numbers of the list under dotted keys, as texts. A single text counts as a list of one. */
export function textsAt(value: unknown, path: string): readonly string[] {
  const found = valueAt(value, path);
  const list: readonly unknown[] = Array.isArray(found) ? found : [found];
  return list.filter((item) => typeof item === "string" || typeof item === "number").map((item) => String(item).trim());
}

/** True where exactly `true` stands under dotted keys. */
export function isOn(value: unknown, path: string): boolean {
  return valueAt(value, path) === true;
}

/** The objects in the object under dotted keys, with their names. */
export function membersAt(value: unknown, path: string): readonly (readonly [name: string, value: Plain])[] {
  return Object.entries(plainAt(value, path)).flatMap(([name, member]) =>
    isPlain(member) ? [[name, member] as const] : []
  );
}

/** An object with one more key, or the key changed; safe for every name of a key. */
export function withKey(plain: Plain, key: string, value: unknown): Plain {
  return Object.fromEntries([...Object.entries(plain).filter(([name]) => name !== key), [key, value]]);
}

/** An object without a key. */
export function withoutKey(plain: Plain, key: string): Plain {
  return Object.fromEntries(Object.entries(plain).filter(([name]) => name !== key));
}
