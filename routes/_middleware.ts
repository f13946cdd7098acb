import { define } from "./(_shared)/define.ts";

/** Pages show what is true now: nothing that a browser kept. */
export default define.middleware(async (ctx) => {
  const response = await ctx.next();
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  return response;
});
