import { define } from "../(_shared)/define.ts";

/** What a cursor may look like; anything else never reaches the store. */
const CURSOR = /^[\w.:+/=-]{1,128}$/;

/** The live feed. Resumes after the row that `Last-Event-ID` or `?cursor=` names, else starts at the end. */
export const handler = define.handlers({
  GET(ctx) {
    const cursor = ctx.req.headers.get("last-event-id") || ctx.url.searchParams.get("cursor") || null;
    if (cursor !== null && !CURSOR.test(cursor)) {
      return Response.json({ error: "Cannot read the cursor", code: "bad_field" }, { status: 400 });
    }
    return ctx.state.feed(cursor);
  },
});
