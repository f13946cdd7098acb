/** The transcripts of `docs/clients.md` are what the commands print today. */
import assert from "node:assert/strict";
import { CLIENT_FILE_BYTES_MAX, CLIENT_WRITE_TRIES_MAX } from "../core/limits.ts";
import { withTranscripts } from "../tools/transcripts.ts";
import { SECRET } from "./conformance/platform_examples.ts";

const text = await Deno.readTextFile(new URL("../docs/clients.md", import.meta.url));

Deno.test("the transcripts are fresh; if not, run tools/transcripts.ts", async () => {
  assert.equal(await withTranscripts(text), text);
});

Deno.test("the page shows no secret and no path of the machine that made it", () => {
  assert.ok(!text.includes(SECRET));
  assert.doesNotMatch(text, /\/tmp\/|\/root\/|\/home\/[^a]/);
});

Deno.test("the page's limits are those of the program", () => {
  assert.match(text, new RegExp(`larger than ${CLIENT_FILE_BYTES_MAX / 1024 / 1024} MiB`));
  assert.equal(CLIENT_WRITE_TRIES_MAX, 3);
});
