import { links } from "../core/queries/links.ts";
import { Logo } from "../islands/_part/Logo.tsx";
import { define } from "./(_shared)/define.ts";

export default define.layout(({ Component, state }) => (
  <>
    <a class="skip" href="#main">Skip to content</a>
    <header class="top">
      <a class="brand" href={links.overview}>
        <Logo />
        <span>Oktsec</span>
      </a>
      <span class="version">{state.version}</span>
      {state.isSignedIn && (
        <form class="sign-out" method="post" action={links.logout}>
          <input type="hidden" name="csrf" value={state.csrf} />
          <button class="quiet" type="submit">Sign out</button>
        </form>
      )}
    </header>
    <main id="main">
      <Component />
    </main>
  </>
));
