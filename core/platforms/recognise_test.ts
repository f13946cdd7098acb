import assert from "node:assert/strict";
import { LAUNCH_LEVELS_MAX } from "../limits.ts";
import { innermost, recognise } from "./recognise.ts";

const TAIL = ["--agent", "files", "--", "npx", "-y", "x"];

Deno.test("recognise() knows our entries under every launcher and in every form", () => {
  const table: readonly (readonly string[])[] = [
    ["oktsec", "proxy", ...TAIL],
    ["/usr/local/bin/oktsec", "proxy", ...TAIL],
    ["C:\\Program Files\\oktsec\\OKTSEC.EXE", "proxy", ...TAIL],
    ["/home/ana/bin/oktsec-portable", "proxy", ...TAIL],
    ["oktsec", "proxy", "--agent", "files", "--enforce", "--", "npx", "-y", "x"],
    ["oktsec", "proxy", "--enforce", ...TAIL],
    ["oktsec", "proxy", "--config", "/c/config.yaml", ...TAIL],
    ["oktsec", "proxy", "--config=/c/config.yaml", "--agent=files", "--client=cursor", "--", "npx", "-y", "x"],
    [
      "/opt/oktsec",
      "proxy",
      "--config",
      "/c/config.yaml",
      "--agent",
      "files",
      "--client",
      "cursor",
      "--",
      "npx",
      "-y",
      "x",
    ],
    ["deno", "run", "-A", "main.ts", "proxy", ...TAIL],
    ["/opt/deno", "run", "-q", "--config", "/src/deno.json", "--allow-read", "/src/main.ts", "proxy", ...TAIL],
    ["C:\\deno.exe", "run", "-A", "D:\\src\\oktsec.js", "proxy", ...TAIL],
    ["deno", "run", "-A", "npm:@oktsec/cli@0.1.0", "proxy", ...TAIL],
  ];
  for (const argv of table) {
    const launch = recognise(argv);
    assert.equal(launch.kind, "ours", argv.join(" "));
    assert.ok(launch.kind === "ours");
    assert.deepEqual(launch.inner, ["npx", "-y", "x"], argv.join(" "));
    assert.deepEqual(argv.slice(launch.words), launch.inner, argv.join(" "));
    assert.equal(launch.agent, "files");
    assert.equal(launch.isEnforced, argv.includes("--enforce"));
  }
});

Deno.test("recognise() reads the labels, and leaves the words of the server alone", () => {
  const argv = [
    "oktsec",
    "proxy",
    "--config",
    "/c.yaml",
    "--agent",
    "a",
    "--client",
    "zed",
    "--",
    "x",
    "--",
    "--agent",
  ];
  assert.deepEqual(recognise(argv), {
    kind: "ours",
    words: 9,
    inner: ["x", "--", "--agent"],
    agent: "a",
    client: "zed",
    config: "/c.yaml",
    isEnforced: false,
  });
});

Deno.test("recognise() takes nothing for ours that only looks like it", () => {
  const table: readonly (readonly string[])[] = [
    [],
    [""],
    ["npx", "-y", "x"],
    ["oktsec", "serve"],
    ["oktsec", "mcp", "--config", "x"],
    ["oktsec", "proxy", "--agent", "files", "npx"], // no --
    ["oktsec", "proxy", "--", "npx"], // no --agent
    ["oktsec", "proxy", "files", "--agent", "files", "--", "npx"],
    ["my-oktsec", "proxy", ...TAIL],
    ["oktsec-evil", "proxy", ...TAIL],
    ["/oktsec/run", "proxy", ...TAIL],
    ["echo", "oktsec", "proxy", ...TAIL],
    ["deno", "run", "-A", "other.ts", "proxy", ...TAIL],
    ["deno", "task", "main.ts", "proxy", ...TAIL],
    ["deno", "run", "-A", "npm:@oktsec/cli-evil", "proxy", ...TAIL],
    ["deno", "run", "x.ts", "--", "main.ts", "proxy", ...TAIL],
    ["node", "main.ts", "proxy", ...TAIL],
  ];
  for (const argv of table) assert.equal(recognise(argv).kind, "plain", argv.join(" "));
});

Deno.test("recognise() names other wrappers, and the address behind a bridge", () => {
  const table: readonly (readonly [readonly string[], unknown])[] = [
    [["node9", "mcp-gateway", "--upstream", "npx -y x"], { kind: "foreign", name: "node9" }],
    [["C:\\n\\node9.cmd", "mcp-gateway"], { kind: "foreign", name: "node9" }],
    [["npx", "-y", "node9-ai@latest", "mcp-gateway"], { kind: "foreign", name: "node9-ai" }],
    [["/opt/mcp-context-protector.sh", "--command", "x"], { kind: "foreign", name: "mcp-context-protector" }],
    [["uvx", "mcp-context-protector", "--command", "x"], { kind: "foreign", name: "mcp-context-protector" }],
    [["npx", "-y", "mcp-remote@0.1.2", "https://mcp.example.com/mcp", "--allow-http"], {
      kind: "bridge",
      name: "mcp-remote",
      url: "https://mcp.example.com/mcp",
    }],
    [["cmd", "/c", "npx", "mcp-remote"], { kind: "bridge", name: "mcp-remote", url: null }],
  ];
  for (const [argv, wanted] of table) assert.deepEqual(recognise(argv), wanted, argv.join(" "));
});

Deno.test("innermost() looks through every wrapper of ours", () => {
  assert.deepEqual(innermost(["oktsec", "proxy", "--agent", "a", "--", "/opt/oktsec", "proxy", ...TAIL]), [
    "npx",
    "-y",
    "x",
  ]);
  assert.deepEqual(innermost(["npx"]), ["npx"]);
});

Deno.test("innermost() ends, however often a line was wrapped", () => {
  const wrap = ["oktsec", "proxy", "--agent", "a", "--"];
  const wrapped = (times: number) => [...Array.from({ length: times }, () => wrap).flat(), "npx"];
  assert.deepEqual(innermost(wrapped(LAUNCH_LEVELS_MAX)), ["npx"]);
  assert.deepEqual(innermost(wrapped(LAUNCH_LEVELS_MAX + 1)), wrapped(1));
  assert.equal(innermost(wrapped(50_000)).length, wrapped(50_000 - LAUNCH_LEVELS_MAX).length);
});
