import assert from "node:assert/strict";
import { checkName } from "../identity/names.ts";
import { NAME_CHARS_MAX } from "../limits.ts";
import { agentName, AgentNames } from "./names.ts";

Deno.test("agentName() changes only what the principal rule refuses", () => {
  const names: readonly (readonly [string, string])[] = [
    ["filesystem", "filesystem"],
    ["my.server_2-x", "my.server_2-x"],
    ["@scope/name", "scope-name"],
    ["My files", "My-files"],
    ["a\nb", "a-b"],
    ["Größe", "Gr--e"],
    ["_internal", "internal"],
    ["__proto__", "proto__"],
    ["世界", "server"],
    ["", "server"],
    ["🙂x", "x"],
    ["con", "server-con"],
    ["nul.txt", "server-nul.txt"],
    ["ends.", "ends"],
  ];
  for (const [server, name] of names) assert.equal(agentName(server), name, JSON.stringify(server));
});

Deno.test("agentName() gives a name that may be used, whatever the server is called", () => {
  const servers = ["x".repeat(NAME_CHARS_MAX), "x".repeat(NAME_CHARS_MAX + 1), `${"x".repeat(NAME_CHARS_MAX - 1)}.y`];
  for (const server of [...servers, "\ud800", "-- -", "../../etc/passwd", "com1", `lpt1.${"x".repeat(200)}`]) {
    assert.equal(checkName(agentName(server)), null, JSON.stringify(server));
  }
});

Deno.test("nameFor() shares a name between clients that start the same server", () => {
  const names = new AgentNames();
  assert.equal(names.nameFor({ server: "files", client: "cursor", argv: ["npx", "a"] }), "files");
  assert.equal(names.nameFor({ server: "files", client: "cline", argv: ["npx", "a"] }), "files");
});

Deno.test("nameFor() never lets two launches share a name", () => {
  const names = new AgentNames();
  const given = (client: string, ...argv: readonly string[]) => names.nameFor({ server: "files", client, argv });
  assert.equal(given("cursor", "npx", "a"), "files");
  assert.equal(given("cline", "npx", "b"), "files-cline");
  assert.equal(given("cline", "npx", "c"), "files-cline-2");
  assert.equal(given("cline", "npx", "b"), "files-cline");
  assert.equal(names.nameFor({ server: "Files", client: "zed", argv: ["npx", "d"] }), "Files-zed");
  assert.equal(names.nameFor({ server: "FILES", client: "zed", argv: ["npx", "a"] }), "files");
});

Deno.test("nameFor() leaves a reserved name to the launch that has it", () => {
  const names = new AgentNames();
  names.reserve("files", ["npx", "old"]);
  assert.equal(names.nameFor({ server: "files", client: "cursor", argv: ["npx", "new"] }), "files-cursor");
  assert.equal(names.nameFor({ server: "files", client: "cline", argv: ["npx", "old"] }), "files");
});

Deno.test("nameFor() keeps the ending of a name that is as long as a name may be", () => {
  const names = new AgentNames();
  const server = "x".repeat(NAME_CHARS_MAX);
  names.nameFor({ server, client: "cursor", argv: ["a"] });
  const second = names.nameFor({ server, client: "cursor", argv: ["b"] });
  assert.equal(second.length, NAME_CHARS_MAX);
  assert.match(second, /-cursor$/);
});
