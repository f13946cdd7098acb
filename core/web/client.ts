/**
 * The one script of every page that has islands: finds them, imports each one's chunk, and hydrates the server's HTML
 * with the same props. Built by `tools/islands.ts`; runs in the browser only.
 */
import { type ComponentType, h, hydrate } from "preact";

interface IslandModule {
  readonly default: ComponentType<Readonly<Record<string, unknown>>>;
}

for (const place of document.querySelectorAll<HTMLElement>("x-island")) {
  wake(place).catch((error: unknown) => {
    // The server's HTML stays and reads well; only what moves is missing.
    place.dataset.failed = "";
    reportError(error);
  });
}

async function wake(place: HTMLElement): Promise<void> {
  const name = place.getAttribute("name") ?? "";
  // A name is a file's own; anything else would let an attribute choose what is imported.
  if (!/^\w+$/.test(name)) throw new Error("island without a proper name");
  const props: Readonly<Record<string, unknown>> = JSON.parse(place.getAttribute("props") ?? "{}");
  const module: IslandModule = await import(new URL(`./islands/${name}.js`, import.meta.url).href);
  hydrate(h(module.default, props), place);
  place.dataset.ready = "";
}
