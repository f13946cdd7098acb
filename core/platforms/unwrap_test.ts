import assert from "node:assert/strict";
import { WRAPPED_LEVELS_MAX } from "../limits.ts";
import { type Manifest, sha256Of } from "./backups.ts";
import { CLIENT, found, PATH, planned, prefix } from "./_test_client.ts";
import { changeOf } from "./plan.ts";
import { fileOf, type Known, unwrapBytes, type WrappedFile } from "./unwrap.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const NOTHING: Known = { manifest: null, original: null };
const FILE: WrappedFile = { client: CLIENT, path: PATH, realpath: PATH, format: "json", keys: [["servers"]] };
const TEXT = `{
  "servers": {
    "files": { "command": "npx", "args": [ "-y" , "files"], "env": {"A": "b"} },
    "bare": { "command": "server" },
    "empty": { "command": "e", "args": [] }
  },
  "more": [1,  2]
}
`;

/** A text wrapped, with what is remembered of it. */
async function wrapped(text: string): Promise<{ readonly after: string; readonly known: Known }> {
  const [file] = await planned({ [PATH]: text });
  assert.ok(file);
  const made = await changeOf(file)?.rewrite(bytes(text), null);
  assert.ok(made?.kind === "changed");
  const manifest: Manifest = {
    version: 1,
    path: PATH,
    realpath: PATH,
    client: "acme",
    format: "json",
    mode: 0o600,
    uid: 1000,
    at: "",
    before: sha256Of(bytes(text)),
    after: sha256Of(made.bytes),
    entries: made.wrapped,
  };
  return { after: new TextDecoder().decode(made.bytes), known: { manifest, original: bytes(text) } };
}

function unwrapped(text: string, known: Known): string {
  const made = unwrapBytes(FILE, bytes(text), known);
  assert.ok(made.kind === "text", JSON.stringify(made));
  return made.text;
}

Deno.test("a file that is as we left it gets back its very bytes", async () => {
  const { after, known } = await wrapped(TEXT);
  const made = unwrapBytes(FILE, bytes(after), known);
  assert.ok(made.kind === "text" && made.isWhole);
  assert.equal(made.text, TEXT);
  assert.deepEqual(made.freed.map(({ name }) => name), ["files", "bare", "empty"]);
});

Deno.test("a file that was changed since keeps the changes, and its entries are to the byte what they were", async () => {
  const { after, known } = await wrapped(TEXT);
  const edits = (text: string) =>
    text.replace('"more": [1,  2]', '"more": [1,  2, 3], "new": null').replace('"A"', '"C"');
  const made = unwrapBytes(FILE, bytes(edits(after)), known);
  assert.ok(made.kind === "text" && !made.isWhole);
  assert.equal(made.text, edits(TEXT));
});

Deno.test("entries are put back from what they hold where nothing is remembered", async () => {
  const { after } = await wrapped(TEXT);
  const servers = (text: string) => JSON.parse(text).servers;
  assert.deepEqual(servers(unwrapped(after, NOTHING)).files, servers(TEXT).files);
  assert.equal(servers(unwrapped(after, NOTHING)).bare.command, "server");
});

Deno.test("a file that its client wrote anew is unwrapped all the same", async () => {
  const { after, known } = await wrapped(TEXT);
  for (const indent of [undefined, 4, "\t"]) {
    const rewritten = JSON.stringify(JSON.parse(after), null, indent);
    assert.deepEqual(JSON.parse(unwrapped(rewritten, known)), JSON.parse(TEXT));
  }
});

Deno.test("entries of older versions and of the product before us are unwrapped too", () => {
  const older = [
    { command: "oktsec", args: ["proxy", "--agent", "files", "--", "npx", "-y", "files"] },
    { command: "oktsec", args: ["proxy", "--agent", "files", "--enforce", "--", "npx", "-y", "files"] },
    { command: "oktsec", args: ["proxy", "--config", "/c.yaml", "--agent", "files", "--", "npx", "-y", "files"] },
    { command: "C:\\bin\\oktsec.exe", args: [...prefix("files").slice(1), "npx", "-y", "files"] },
    {
      command: "oktsec",
      args: ["proxy", "--agent", "a", "--", "oktsec", "proxy", "--agent", "b", "--", "npx", "-y", "files"],
    },
  ];
  for (const entry of older) {
    const text = unwrapped(JSON.stringify({ servers: { files: entry } }), NOTHING);
    assert.deepEqual(JSON.parse(text), { servers: { files: { command: "npx", args: ["-y", "files"] } } });
  }
});

Deno.test("a file that was wrapped when we first met it ends up without any wrapper", async () => {
  const older = JSON.stringify({
    servers: {
      a: { command: "oktsec", args: ["proxy", "--agent", "a", "--", "x", "1"] },
      b: { command: "y", args: ["2"] },
    },
  });
  const { after, known } = await wrapped(older);
  const made = unwrapBytes(FILE, bytes(after), known);
  assert.ok(made.kind === "text" && !made.isWhole);
  assert.deepEqual(JSON.parse(made.text), {
    servers: { a: { command: "x", args: ["1"] }, b: { command: "y", args: ["2"] } },
  });
});

Deno.test("an entry that a person edited behind our words keeps the edit, a removed one stays removed", async () => {
  const { after, known } = await wrapped(TEXT);
  const now = JSON.parse(after);
  now.servers.files.args.push("--more");
  delete now.servers.bare;
  const text = unwrapped(JSON.stringify(now), known);
  assert.deepEqual(JSON.parse(text).servers, {
    files: { command: "npx", args: ["-y", "files", "--more"], env: { A: "b" } },
    empty: { command: "e", args: [] },
  });
});

Deno.test("wrappers around wrappers are taken off up to the limit, and left where there are more", () => {
  const nested = (levels: number) => {
    const ours = Array.from({ length: levels }, () => ["oktsec", "proxy", "--agent", "a", "--"]).flat();
    const [command, ...args] = [...ours, "npx", "files"];
    return bytes(JSON.stringify({ servers: { a: { command, args } } }));
  };
  const most = unwrapBytes(FILE, nested(WRAPPED_LEVELS_MAX), NOTHING);
  assert.ok(most.kind === "text");
  assert.equal(most.text, '{"servers":{"a":{"command":"npx","args":["files"]}}}');
  const more = unwrapBytes(FILE, nested(WRAPPED_LEVELS_MAX + 1), NOTHING);
  assert.ok(more.kind === "text" && more.left.length === 1);
});

Deno.test("an entry without a command behind our words is left, the others are put back", () => {
  const hollow = { command: "oktsec", args: ["proxy", "--agent", "a", "--"] };
  const whole = { command: "oktsec", args: ["proxy", "--agent", "b", "--", "x"] };
  const made = unwrapBytes(FILE, bytes(JSON.stringify({ servers: { hollow, whole } })), NOTHING);
  assert.ok(made.kind === "text");
  assert.deepEqual(made.left.map(({ entry }) => entry.name), ["hollow"]);
  assert.deepEqual(made.freed.map(({ name }) => name), ["whole"]);
});

Deno.test("a file that cannot be read, or is ambiguous, is refused", async () => {
  const { after, known } = await wrapped(TEXT);
  assert.equal(unwrapBytes(FILE, bytes(after.slice(0, -4)), known).kind, "refused");
  const twice = after.replace('"bare"', '"files"');
  assert.equal(unwrapBytes(FILE, bytes(twice), known).kind, "refused");
  assert.equal(unwrapBytes(FILE, new Uint8Array([0xff, 0xfe, 0x7b, 0]), known).kind, "refused");
});

Deno.test("a manifest alone is enough to find what was wrapped", async () => {
  const { after, known } = await wrapped(TEXT);
  assert.ok(known.manifest);
  const file = fileOf(known.manifest, CLIENT);
  assert.deepEqual(file.keys, [["servers"]]);
  const made = unwrapBytes(file, bytes(after), { ...known, original: null });
  assert.ok(made.kind === "text");
  assert.equal(made.text, TEXT);
  assert.equal((await found({ [PATH]: made.text }))[0]?.entries.length, 3);
});
