import assert from "node:assert/strict";
import { fakeMachine } from "../../tests/fakes/machine.ts";
import type { FakeFile } from "../../tests/fakes/machine.ts";
import { whyUntouchable } from "./touchable.ts";

const PATH = "/home/ana/.cursor/mcp.json";

function why(files: Readonly<Record<string, FakeFile>>, realpath = PATH): Promise<string | null> {
  return whyUntouchable({ path: PATH, realpath }, fakeMachine({ os: "linux", files }));
}

Deno.test("a file of the user's own may be changed", async () => {
  assert.equal(await why({ [PATH]: "{}" }), null);
  assert.equal(await why({ [PATH]: { text: "{}", mode: 0o200 } }), null);
});

Deno.test("a link is followed to the user's own file and to no other", async () => {
  const target = "/home/ana/dotfiles/mcp.json";
  assert.equal(await why({ [PATH]: { to: target }, [target]: "{}" }, target), null);
  const foreign = await why({ [PATH]: { to: target }, [target]: { text: "{}", uid: 1001 } }, target);
  assert.match(foreign ?? "", /another user/);
  const bent = await why(
    { [PATH]: { to: "/home/ana/other.json" }, [target]: "{}", "/home/ana/other.json": "{}" },
    target,
  );
  assert.match(bent ?? "", /elsewhere/);
  assert.match(await why({ [PATH]: { to: target } }, target) ?? "", /elsewhere/);
});

Deno.test("what is read-only, shared, foreign or a package's is left alone", async () => {
  assert.match(await why({ [PATH]: { text: "{}", mode: 0o444 } }) ?? "", /read-only/);
  assert.match(await why({ [PATH]: { text: "{}", links: 2 } }) ?? "", /2 hard links/);
  assert.match(await why({ [PATH]: { text: "{}", uid: 0 } }) ?? "", /another user/);
  const store = "/nix/store/abc-home-manager/mcp.json";
  assert.match(await why({ [PATH]: { to: store }, [store]: "{}" }, store) ?? "", /package manager/);
  assert.match(await why({ [`${PATH}/x`]: "{}" }) ?? "", /regular file/);
});
