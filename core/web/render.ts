/** Page inside layouts inside `_app`, as HTML, with the one script that wakes the islands found on the way. */
import { type AnyComponent, Fragment, type FunctionComponent, h, type VNode } from "preact";
import { renderToStringAsync } from "preact-render-to-string";
import type { LayoutConfig, PageProps } from "./context.ts";
import { Found } from "./islands.ts";
import type { Surround, Template } from "./router.ts";

/** What rendering needs to know besides the tree. */
export interface RenderOptions {
  readonly surround: Pick<Surround, "app" | "layouts">;
  readonly props: PageProps<unknown, unknown>;
  /** Address of the client script, with the base path. */
  readonly client: string;
  readonly init?: ResponseInit;
  readonly config?: LayoutConfig;
}

/** One HTML answer. A page without islands carries no script at all. */
export async function renderPage(vnode: VNode | null, options: RenderOptions): Promise<Response> {
  const { surround, props, client, init = {}, config = {} } = options;
  const islands = new Set<string>();
  let tree: VNode = vnode ?? h(Fragment, null);
  if (!config.skipInheritedLayouts) {
    for (const layout of surround.layouts.toReversed()) tree = wrap(layout, tree, props);
  }
  if (surround.app && !config.skipAppWrapper) tree = wrap(surround.app, tree, props);
  const html = await renderToStringAsync(h(Found.Provider, { value: (name) => void islands.add(name) }, tree));
  const headers = new Headers(init.headers);
  headers.set("content-type", "text/html; charset=utf-8");
  return new Response(`<!DOCTYPE html>${islands.size > 0 ? withScript(html, client) : html}`, { ...init, headers });
}

/** An element of a template whose props are known only at run time. */
export function element(template: Template, props: PageProps<unknown, unknown>): VNode {
  // True: `h` has no overload for "class or function"; both take these props.
  return h(template as FunctionComponent<PageProps<unknown, unknown>>, props) as VNode;
}

function wrap(
  template: AnyComponent<PageProps<unknown, unknown>>,
  inner: VNode,
  props: PageProps<unknown, unknown>,
): VNode {
  return element(template, { ...props, Component: () => inner });
}

// At the end of the head: a module is deferred by definition, so it is fetched early and runs once the page is parsed.
function withScript(html: string, client: string): string {
  const tag = `<script type="module" src="${client}"></script>`;
  const at = html.indexOf("</head>");
  return at < 0 ? html + tag : html.slice(0, at) + tag + html.slice(at);
}
