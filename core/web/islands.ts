/**
 * Marks islands in the server's HTML as `<x-island name props>`, so that one external script can bring them to life
 * and the policy needs neither inline scripts nor nonces.
 */
import { type ComponentType, createContext, h, options, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { fail } from "../errors.ts";

type Props = Readonly<Record<string, unknown>>;

/** True inside an island: what it contains is hydrated with it, and must not be marked again. */
const Inside = createContext(false);

/** Called once for each marked island while a page renders. */
export const Found = createContext<(name: string) => void>(() => {});

const wrappers = new WeakMap<object, ComponentType<Props>>();
// True while a wrapper makes the element it wraps, which must stay what it is. Never true across an await.
let isMarking = false;

/** Registers components by name; the name is the one of the file that the browser imports. */
export function registerIslands(islands: Readonly<Record<string, ComponentType<never>>>): void {
  for (const [name, component] of Object.entries(islands)) {
    // True: an island takes whatever props its page passed to it, and they go through untouched.
    const inner = component as ComponentType<Props>;
    wrappers.set(component, function Island(props: Props) {
      const isNested = useContext(Inside);
      const report = useContext(Found);
      isMarking = true;
      const raw = h(inner, props);
      isMarking = false;
      if (isNested) return raw;
      report(name);
      return h(
        "x-island",
        { name, props: encodeProps(name, props) },
        h(Inside.Provider, { value: true }, raw),
      );
    });
  }
}

/** JSON of the props. Throws `web/island-props` for anything that would not come out as it went in. */
export function encodeProps(name: string, props: Props): string {
  check(props, name, "");
  return JSON.stringify(props);
}

function check(value: unknown, name: string, path: string): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number" && Number.isFinite(value)) return;
  if (Array.isArray(value)) return value.forEach((item, at) => check(item, name, `${path}/${at}`));
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [key, item] of Object.entries(value)) {
      // A key without a value is left out by JSON and by every component alike.
      if (item !== undefined) check(item, name, `${path}/${key}`);
    }
    return;
  }
  throw fail("web/island-props", [name, path === "" ? "props" : path]);
}

const previous = options.vnode;
options.vnode = (vnode: VNode) => {
  const wrapper = isMarking || typeof vnode.type !== "function" ? undefined : wrappers.get(vnode.type);
  // True: Preact reads `type` after this hook, and a wrapper takes the same props as what it stands for.
  if (wrapper) vnode.type = wrapper as typeof vnode.type;
  previous?.(vnode);
};
