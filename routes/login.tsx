import { page, type RouteConfig } from "fresh";
import { BASE, links } from "../core/queries/links.ts";
import type { SignIn } from "../core/queries/state.ts";
import { Logo } from "../islands/_part/Logo.tsx";
import { define } from "./(_shared)/define.ts";

export const config: RouteConfig = { skipInheritedLayouts: true };

export const handler = define.handlers({
  GET(ctx) {
    if (ctx.state.isSignedIn) return ctx.redirect(target(ctx.url));
    ctx.state.title = "Sign in · Oktsec";
    return page({ problem: "" });
  },
  async POST(ctx) {
    ctx.state.title = "Sign in · Oktsec";
    const form = await ctx.req.formData();
    // People copy the code with spaces, or with the dash that some terminals break lines at.
    const code = String(form.get("code") ?? "").replace(/[\s-]/g, "");
    if (!/^\d{8}$/.test(code)) return page({ problem: "The access code has eight digits." }, { status: 400 });
    const outcome = ctx.state.access.signIn(code);
    if (outcome.kind !== "granted") return page({ problem: problemOf(outcome) }, refused(outcome));
    return new Response(null, { status: 303, headers: { location: target(ctx.url), "set-cookie": outcome.cookie } });
  },
});

type Refused = Exclude<SignIn, { kind: "granted" }>;

function refused(outcome: Refused): { status: number; headers?: HeadersInit } {
  if (outcome.kind === "wrong") return { status: 401 };
  return { status: 429, headers: { "retry-after": String(Math.ceil(outcome.retryAfterMs / 1000)) } };
}

function problemOf(outcome: Refused): string {
  if (outcome.kind === "wrong") {
    return `That is not the code. ${outcome.left} more wrong ${
      outcome.left === 1 ? "code locks" : "codes lock"
    } this address.`;
  }
  const minutes = Math.ceil(outcome.retryAfterMs / 60_000);
  return `Too many wrong codes. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
}

/** Where the reader wanted to go: a page of ours, or the overview. */
function target(url: URL): string {
  const next = url.searchParams.get("next") ?? "";
  return new RegExp(`^${BASE}(?:/[\\w./-]*)?(?:\\?[\\w=&%.-]*)?$`).test(next) ? next : links.overview;
}

export default define.page<typeof handler>(({ data, state, url }) => (
  <main class="login">
    <div class="card">
      <p class="brand">
        <Logo />
        <span>Oktsec</span>
      </p>
      <h1>Sign in</h1>
      <p>
        Enter the access code that <code>oktsec serve</code> printed when it started.
      </p>
      {data.problem !== "" && <p class="problem" role="alert">{data.problem}</p>}
      <form method="post" action={links.login + url.search}>
        <input type="hidden" name="csrf" value={state.csrf} />
        <label for="code">Access code</label>
        <input
          id="code"
          name="code"
          inputMode="numeric"
          autocomplete="one-time-code"
          pattern="\s*([0-9][\s\-]*){8}"
          title="Eight digits"
          maxLength={24}
          placeholder="00000000"
          required
          autofocus
          aria-invalid={data.problem === "" ? undefined : "true"}
        />
        <button type="submit">Sign in</button>
      </form>
      <p class="hint">The code is new with every start of the server. A session lasts eight hours.</p>
    </div>
  </main>
));
