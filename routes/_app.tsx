import { asset } from "fresh/runtime";
import { BASE } from "../core/queries/links.ts";
import { define } from "./(_shared)/define.ts";
import { problemOf } from "./(_shared)/problems.ts";

export default define.layout(({ Component, error, state }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="dark light" />
      <meta name="robots" content="noindex" />
      <title>{error === null ? state.title : `${problemOf(error).title} · Oktsec`}</title>
      <link rel="icon" href={asset("/favicon.svg", BASE)} type="image/svg+xml" />
      <link rel="stylesheet" href={asset("/styles.css", BASE)} />
    </head>
    <body>
      <Component />
    </body>
  </html>
));
