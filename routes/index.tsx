import { page } from "fresh";
import { links } from "../core/queries/links.ts";
import Feed from "../islands/Feed.tsx";
import { define } from "./(_shared)/define.ts";

export const handler = define.handlers({
  async GET(ctx) {
    ctx.state.title = "Overview · Oktsec";
    return page(await ctx.state.queries.overview());
  },
});

export default define.page<typeof handler>(({ data, url }) => (
  <Feed
    summary={data.summary}
    events={data.events}
    cursor={data.cursor}
    renderedAt={data.at}
    url={links.feed}
    origin={url.origin}
  />
));
