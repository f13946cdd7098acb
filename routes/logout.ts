import { links } from "../core/queries/links.ts";
import { define } from "./(_shared)/define.ts";

export const handler = define.handlers({
  POST(ctx) {
    const headers = { location: links.login, "set-cookie": ctx.state.access.signOut() };
    return new Response(null, { status: 303, headers });
  },
});
