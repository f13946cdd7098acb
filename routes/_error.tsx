import { links } from "../core/queries/links.ts";
import { define } from "./(_shared)/define.ts";
import { problemOf } from "./(_shared)/problems.ts";

export default define.layout(({ error, state }) => {
  const { status, title, detail } = problemOf(error);
  return (
    <section class="notice">
      <p class="status">{status}</p>
      <h1>{title}</h1>
      <p>{detail}</p>
      <p>
        <a class="button" href={state.isSignedIn ? links.overview : links.login}>
          {state.isSignedIn ? "Go to the overview" : "Go to the sign-in page"}
        </a>
      </p>
    </section>
  );
});
