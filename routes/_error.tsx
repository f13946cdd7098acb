import { HttpError } from "fresh";
import { links } from "../core/queries/links.ts";
import { define } from "./(_shared)/define.ts";

const TITLES: Readonly<Record<number, string>> = {
  403: "Not accepted",
  404: "Not found",
  405: "Not possible here",
  500: "Something failed",
};

export default define.layout(({ error, state }) => {
  const status = error instanceof HttpError ? error.status : 500;
  const title = TITLES[status] ?? "Not possible";
  state.title = `${title} · Oktsec`;
  return (
    <section class="notice">
      <p class="code">{status}</p>
      <h1>{title}</h1>
      {error instanceof HttpError && status < 500
        ? <p>{error.message}.</p>
        : <p>The page could not be made. The server's log says why.</p>}
      <p>
        <a class="button" href={state.isSignedIn ? links.overview : links.login}>
          {state.isSignedIn ? "Go to the overview" : "Go to the sign-in page"}
        </a>
      </p>
    </section>
  );
});
