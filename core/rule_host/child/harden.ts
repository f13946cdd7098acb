/**
 * Takes everything from the rule host's world that a rule has no use for, and freezes the rest, before any rule is
 * loaded: rules share one world, and none may change it for another.
 */

/** What stays: the language itself without what makes code, threads or memory outside of the heap, and URLs. */
const KEPT: ReadonlySet<string> = new Set([
  "AggregateError",
  "Array",
  "BigInt",
  "Boolean",
  "Date",
  "Error",
  "EvalError",
  "Function",
  "Infinity",
  "Intl",
  "Iterator",
  "JSON",
  "Map",
  "Math",
  "NaN",
  "Number",
  "Object",
  "Promise",
  "Proxy",
  "RangeError",
  "ReferenceError",
  "Reflect",
  "RegExp",
  "Set",
  "String",
  "Symbol",
  "SyntaxError",
  "TypeError",
  "URIError",
  "URL",
  "URLSearchParams",
  "WeakMap",
  "WeakSet",
  "atob",
  "btoa",
  "decodeURI",
  "decodeURIComponent",
  "encodeURI",
  "encodeURIComponent",
  "globalThis",
  "isFinite",
  "isNaN",
  "parseFloat",
  "parseInt",
  "undefined",
]);

/** Takes away and freezes. `own`: objects of the host that rules can reach. */
export function harden(own: readonly unknown[]): void {
  for (const key of Reflect.ownKeys(globalThis)) {
    if (typeof key !== "string" || !KEPT.has(key)) Reflect.deleteProperty(globalThis, key);
  }
  Reflect.deleteProperty(URL, "createObjectURL");
  Reflect.deleteProperty(URL, "revokeObjectURL");
  forbidCode();
  // A rule that counts words in an object must not trip over the word "constructor".
  for (const prototype of [Object.prototype, Error.prototype]) letShadow(prototype);
  freezeAll([globalThis, ...hidden(), ...own]);
}

/** Prototypes that no name leads to. */
function hidden(): unknown[] {
  const samples = [
    [][Symbol.iterator](),
    new Map()[Symbol.iterator](),
    new Set()[Symbol.iterator](),
    ""[Symbol.iterator](),
    "".matchAll(/x/g),
    [].values().map(() => 0),
    function* () {},
    async function () {},
    async function* () {},
    new URLSearchParams().entries(),
    new Intl.Segmenter("en").segment("")[Symbol.iterator](),
  ];
  return samples.map((sample) => Object.getPrototypeOf(sample));
}

/** Code is what the file says; none is made of texts, which nobody could have looked at. */
function forbidCode(): void {
  const kinds = [function () {}, function* () {}, async function () {}, async function* () {}];
  for (const kind of kinds) {
    const prototype: object = Object.getPrototypeOf(kind);
    const refuse = function () {
      throw new EvalError("a rule cannot make code of text");
    };
    // `x instanceof Function` still holds.
    Object.defineProperty(refuse, "prototype", { value: prototype });
    Object.defineProperty(prototype, "constructor", { value: refuse });
    if (kind === kinds[0]) Object.defineProperty(globalThis, "Function", { value: refuse });
  }
}

/**
 * Assigning to a name that a frozen prototype has would throw. Accessors in their place let an object have a property
 * of its own by that name.
 */
function letShadow(prototype: object): void {
  for (const key of Reflect.ownKeys(prototype)) {
    const known = Reflect.getOwnPropertyDescriptor(prototype, key);
    if (!known || !("value" in known) || !known.configurable) continue;
    const { value } = known;
    Object.defineProperty(prototype, key, {
      get: () => value,
      set(this: unknown, next: unknown) {
        if (this === prototype) throw new TypeError("the language itself cannot be changed");
        if (typeof this !== "object" && typeof this !== "function" || this === null) return;
        Object.defineProperty(this, key, { value: next, writable: true, enumerable: true, configurable: true });
      },
      configurable: false,
      enumerable: false,
    });
  }
}

/** Freezes everything that can be reached from these. */
function freezeAll(roots: readonly unknown[]): void {
  const seen = new Set<object>();
  const queue: unknown[] = [...roots];
  while (queue.length > 0) {
    const next = queue.pop();
    if (typeof next !== "object" && typeof next !== "function" || next === null || seen.has(next)) continue;
    seen.add(next);
    queue.push(Object.getPrototypeOf(next));
    for (const key of Reflect.ownKeys(next)) {
      const { value, get, set } = Reflect.getOwnPropertyDescriptor(next, key) ?? {};
      queue.push(value, get, set);
    }
    Object.freeze(next);
  }
}
