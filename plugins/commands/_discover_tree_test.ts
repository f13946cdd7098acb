import assert from "node:assert/strict";
import { createOutput, type Sink } from "../../core/cli/output.ts";
import type { Check } from "../../core/contract/check.ts";
import type { ClientSpec, Platform, Server } from "../../core/contract/platform.ts";
import type { FoundEntry, FoundFile, FoundInstall } from "../../core/platforms/found.ts";
import { fakeMachine } from "../../tests/fakes/machine.ts";
import { listingOf, totalsOf } from "./_discover_listing.ts";
import { riskNotes } from "./_discover_risk.ts";
import { printTree } from "./_discover_tree.ts";

function server(name: string, ...argv: string[]): Server {
  return { name, transport: "stdio", argv, url: null, env: [], isDisabled: false };
}

const OPENCLAW: FoundInstall = {
  id: "openclaw",
  title: "OpenClaw",
  path: "/home/ana/.openclaw/openclaw.json",
  scope: "user",
  format: "json5",
  servers: [
    server("openclaw-gateway", "openclaw", "gateway", "0.0.0.0"),
    server("assistant", "openclaw", "agent", "assistant"),
    server("channel-slack", "openclaw", "channel", "slack"),
  ],
  problems: [],
};
const CLIENT: ClientSpec = {
  id: "acme",
  title: "Acme",
  files: [],
  format: "json5",
  key: ["mcp", "servers"],
  servers: "map",
  shapes: [],
  urls: [],
  reload: "",
};
const NANOCLAW: FoundInstall = {
  id: "nanoclaw",
  title: "NanoClaw",
  path: "/home/ana/.config/nanoclaw/mount-allowlist.json",
  scope: "user",
  servers: [],
  notes: [{ name: "mount-allowlist", text: "6 paths configured" }],
  problems: [],
};

function check(severity: Check["severity"], title: string, passed = false): Check {
  return { id: "OC-1", product: "openclaw", severity, passed, title, why: "", detail: "", fix: "", maps: [] };
}

class Text implements Sink {
  text = "";
  readonly isTerminal = false;
  columns = () => null;
  write(bytes: Uint8Array): number {
    this.text += new TextDecoder().decode(bytes);
    return bytes.length;
  }
}

async function print(installs: readonly FoundInstall[], checks: readonly Check[]): Promise<string> {
  const platform: Platform = { id: "openclaw", title: "OpenClaw", check: () => Promise.resolve(checks) };
  const stdout = new Text();
  printTree(listingOf({ files: [], installs, elsewhere: [] }), {
    out: createOutput({ stdout, stderr: new Text(), env: () => undefined }),
    risks: await riskNotes(installs, [platform], fakeMachine({ os: "linux" })),
    looked: [],
  });
  return stdout.text;
}

Deno.test("products are counted as the older readme does: OpenClaw's parts as servers, NanoClaw as a client", () => {
  const totals = totalsOf(listingOf({ files: [], installs: [OPENCLAW, NANOCLAW], elsewhere: [] }));
  assert.deepEqual(totals, { configurations: 1, clients: 2, servers: 3, wrapped: 0, problems: 0 });
});

Deno.test("a product that hosts MCP servers is one item, with its own parts first", () => {
  const hosted: FoundEntry = {
    ...server("files", "npx", "files"),
    path: ["mcp", "servers", "files"],
    node: { kind: "map", start: 0, end: 0, isBracketed: true, entries: [] },
    shape: null,
    launch: { kind: "plain" },
  };
  const file: FoundFile = {
    client: { ...CLIENT, id: "openclaw" },
    also: [],
    path: OPENCLAW.path,
    realpath: OPENCLAW.path,
    scope: "user",
    format: "json5",
    sha256: null,
    tree: null,
    keys: [["mcp", "servers"]],
    entries: [hosted],
    problems: [],
  };
  const [item, ...rest] = listingOf({ files: [file], installs: [OPENCLAW], elsewhere: [] });
  assert.deepEqual(rest, []);
  assert.deepEqual(item?.servers.map(({ name }) => name), ["openclaw-gateway", "assistant", "channel-slack", "files"]);
  const elsewhere = { ...file, path: "/other.json", realpath: "/other.json" };
  assert.equal(listingOf({ files: [elsewhere], installs: [OPENCLAW], elsewhere: [] }).length, 2);
});

Deno.test("a product is shown with its parts, its notes, and the worst that its checks say", async () => {
  const checks = [
    check("high", "no agent has a sandbox"),
    check("info", "passed", true),
    check("critical", "every tool is allowed"),
  ];
  assert.equal(
    await print([OPENCLAW, NANOCLAW], checks),
    `Found 1 MCP configuration:

  OpenClaw  /home/ana/.openclaw/openclaw.json
    ├── openclaw-gateway     openclaw gateway 0.0.0.0  [high]
    ├── assistant            openclaw agent assistant  [high]
    └── channel-slack        openclaw channel slack  [high]

  OpenClaw risk: CRITICAL
    [!] every tool is allowed
    [!] no agent has a sandbox

  Run 'oktsec scan-openclaw' for full analysis.

  NanoClaw  /home/ana/.config/nanoclaw/mount-allowlist.json
    └── mount-allowlist      6 paths configured

Total: 3 MCP servers across 2 clients, 0 wrapped
`,
  );
});

Deno.test("a product that passes all its checks has no risk to show, and one with many names the worst", async () => {
  assert.ok(!(await print([OPENCLAW], [check("high", "fine", true)])).includes("risk:"));
  const many = Array.from({ length: 7 }, (_, at) => check("medium", `reason ${at}`));
  const text = await print([OPENCLAW, { ...OPENCLAW, path: "/home/ana/.openclaw-work/openclaw.json" }], many);
  assert.equal(text.split("risk: MEDIUM").length, 2);
  assert.match(text, /reason 4\n {4}and 2 more\n/);
});
