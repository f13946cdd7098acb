import assert from "node:assert/strict";
import { fakeMachine } from "../../tests/fakes/machine.ts";
import type { ClientPath } from "../contract/platform.ts";
import type { Os } from "../contract/machine.ts";
import { CLIENT_PATHS_MAX } from "../limits.ts";
import { clientPaths } from "./paths.ts";

type Env = Readonly<Record<string, string>>;

function paths(path: ClientPath, os: Os, env: Env = {}, project: string | null = null): Promise<readonly string[]> {
  return clientPaths({ path, scope: "user" }, fakeMachine({ os, env }), { project });
}

Deno.test("clientPaths() spells each placeholder as the system does", async () => {
  const table: readonly [ClientPath, Os, readonly string[]][] = [
    ["{home}/.cursor/mcp.json", "linux", ["/home/ana/.cursor/mcp.json"]],
    ["{home}/.cursor/mcp.json", "windows", ["C:\\Users\\ana\\.cursor\\mcp.json"]],
    ["{xdg}/zed/settings.json", "linux", ["/home/ana/.config/zed/settings.json"]],
    ["{xdg}/zed/settings.json", "darwin", ["/Users/ana/.config/zed/settings.json"]],
    ["{appsupport}/Claude/x.json", "darwin", ["/Users/ana/Library/Application Support/Claude/x.json"]],
    ["{appdata}/Code/User/mcp.json", "windows", ["C:\\Users\\ana\\AppData\\Roaming\\Code\\User\\mcp.json"]],
    ["{localappdata}/a/b", "windows", ["C:\\Users\\ana\\AppData\\Local\\a\\b"]],
    ["{programdata}/a/b", "windows", ["C:\\ProgramData\\a\\b"]],
    ["/etc/codex/config.toml", "linux", ["/etc/codex/config.toml"]],
    ["C:/Program Files/a.json", "windows", ["C:\\Program Files\\a.json"]],
  ];
  for (const [path, os, wanted] of table) assert.deepEqual(await paths(path, os), wanted, path);
});

Deno.test("clientPaths() gives no path of another system, without its variable or without a project", async () => {
  assert.deepEqual(await paths("/etc/codex/config.toml", "windows"), []);
  assert.deepEqual(await paths("C:/Program Files/a.json", "linux"), []);
  assert.deepEqual(await paths("{env:CODEX_HOME}/config.toml", "linux"), []);
  assert.deepEqual(await paths("{env:CODEX_HOME}/config.toml", "linux", { CODEX_HOME: "codex" }), []);
  assert.deepEqual(await paths("{project}/.mcp.json", "linux"), []);
  const file = { path: "{home}/x", os: ["darwin"], scope: "user" } as const;
  assert.deepEqual(await clientPaths(file, fakeMachine({ os: "linux" }), { project: null }), []);
});

Deno.test("clientPaths() looks at the moved place and at the usual one", async () => {
  assert.deepEqual(await paths("{xdg}/a", "linux", { XDG_CONFIG_HOME: "/cfg/" }), ["/cfg/a", "/home/ana/.config/a"]);
  assert.deepEqual(await paths("{xdg}/a", "linux", { XDG_CONFIG_HOME: "/home/ana/.config" }), ["/home/ana/.config/a"]);
  assert.deepEqual(await paths("{xdg}/a", "linux", { XDG_CONFIG_HOME: "cfg" }), ["/home/ana/.config/a"]);
  assert.deepEqual(await paths("{env:KILO_CONFIG}", "linux", { KILO_CONFIG: "/k/kilo.json" }), ["/k/kilo.json"]);
});

Deno.test("clientPaths() takes the project's own name as it is, also with a star in it", async () => {
  assert.deepEqual(await paths("{project}/.mcp.json", "linux", {}, "/src/a*b"), ["/src/a*b/.mcp.json"]);
  assert.deepEqual(await paths("{project}/.mcp.json", "windows", {}, "D:\\src"), ["D:\\src\\.mcp.json"]);
});

Deno.test("clientPaths() follows stars through one name each", async () => {
  const machine = fakeMachine({
    os: "linux",
    files: {
      "/home/ana/.x/a/m.json": "",
      "/home/ana/.x/b/m.json": "",
      "/home/ana/.x/b/c/m.json": "",
      "/home/ana/.x/p.toml": "",
    },
  });
  const find = (path: ClientPath) => clientPaths({ path, scope: "user" }, machine, { project: null });
  assert.deepEqual(await find("{home}/.x/*.toml"), ["/home/ana/.x/p.toml"]);
  assert.deepEqual(await find("{home}/.x/*/*.json"), ["/home/ana/.x/a/m.json", "/home/ana/.x/b/m.json"]);
  assert.deepEqual(await find("{home}/.y/*.toml"), []);
});

Deno.test("clientPaths() stops at the bound", async () => {
  const fill = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`/home/ana/.x/${at}.json`, ""]));
  const find = (count: number) =>
    clientPaths({ path: "{home}/.x/*.json", scope: "user" }, fakeMachine({ os: "linux", files: fill(count) }), {
      project: null,
    });
  assert.equal((await find(CLIENT_PATHS_MAX)).length, CLIENT_PATHS_MAX);
  assert.equal((await find(CLIENT_PATHS_MAX + 1)).length, CLIENT_PATHS_MAX);
});
