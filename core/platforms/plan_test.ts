import assert from "node:assert/strict";
import { LINUX_WORD_BYTES_MAX } from "../limits.ts";
import { CLIENT, CONFIG, found, OPTIONS, PATH, planned, prefix } from "./_test_client.ts";
import { agentsOf, changeOf, type PlannedFile, planWrap } from "./plan.ts";
import { Policies } from "./policies.ts";

const json = (servers: unknown) => JSON.stringify({ servers });
const FILES = { command: "npx", args: ["-y", "files"] };

function serversOf(file: PlannedFile | undefined): Record<string, { command: unknown; args?: unknown }> {
  assert.ok(file?.after);
  return JSON.parse(file.after).servers;
}

function outcomes(file: PlannedFile | undefined): readonly string[] {
  return file?.entries.map(({ outcome }) => outcome.kind) ?? [];
}

function reasons(file: PlannedFile | undefined): readonly string[] {
  return file?.entries.flatMap(({ outcome }) => outcome.kind === "left" ? [outcome.reason] : []) ?? [];
}

Deno.test("planWrap() puts our words before a server's, in either shape, and keeps every other key", async () => {
  const servers = {
    files: { type: "stdio", ...FILES, env: { A: "b" }, cwd: "/x" },
    bare: { command: "server" },
    whole: { command: ["uvx", "db"], environment: {} },
    off: { ...FILES, args: ["-y", "off"], disabled: true },
  };
  const [file] = await planned({ [PATH]: json(servers) });
  assert.deepEqual(outcomes(file), ["wrap", "wrap", "wrap", "wrap"]);
  const [command, ...words] = prefix("files");
  assert.deepEqual(serversOf(file), {
    files: { type: "stdio", command, args: [...words, "npx", "-y", "files"], env: { A: "b" }, cwd: "/x" },
    bare: { command, args: [...prefix("bare").slice(1), "server"] },
    whole: { command: [...prefix("whole"), "uvx", "db"], environment: {} },
    off: { command, args: [...prefix("off").slice(1), "npx", "-y", "off"], disabled: true },
  });
});

Deno.test("planWrap() leaves what is wrapped as it should be, so that a second run changes nothing", async () => {
  const [first] = await planned({ [PATH]: json({ files: FILES, whole: { command: ["uvx", "db"] } }) });
  const [second] = await planned({ [PATH]: first?.after ?? "" });
  assert.deepEqual(outcomes(second), ["kept", "kept"]);
  assert.equal(second?.after, first?.after);
  assert.ok(second && changeOf(second) === null);
});

Deno.test("planWrap() brings older entries and entries with another launcher up to date", async () => {
  const older = { command: "oktsec", args: ["proxy", "--agent", "fs", "--enforce", "--", "npx", "-y", "files"] };
  const moved = { command: "/old/oktsec", args: [...prefix("db").slice(1), "uvx", "db"] };
  const twice = {
    command: "oktsec",
    args: ["proxy", "--agent", "a", "--", "oktsec", "proxy", "--agent", "b", "--", "x"],
  };
  const [file] = await planned({ [PATH]: json({ older, moved, twice }) });
  assert.deepEqual(outcomes(file), ["update", "update", "update"]);
  const [command, ...words] = prefix("fs");
  assert.deepEqual(serversOf(file), {
    older: { command, args: [...words, "npx", "-y", "files"] },
    moved: { command, args: [...prefix("db").slice(1), "uvx", "db"] },
    twice: { command, args: [...prefix("a").slice(1), "x"] },
  });
});

Deno.test("planWrap() keeps the config that an entry names, unless a person chose another", async () => {
  const own = { command: "/opt/oktsec/oktsec", args: [...prefix("files", "acme", "/srv/strict.yaml").slice(1), "npx"] };
  const files = { [PATH]: json({ files: own }) };
  assert.deepEqual(outcomes((await planned(files))[0]), ["kept"]);
  const [chosen] = await planned(files, { isConfigChosen: true });
  assert.deepEqual(outcomes(chosen), ["update"]);
  assert.ok(chosen?.after?.includes(CONFIG) && !chosen.after.includes("strict.yaml"));
});

Deno.test("planWrap() leaves remote servers, administrators' files and other wrappers alone, and says why", async () => {
  const node9 = { command: "node9", args: ["proxy", "--", "npx", "x"] };
  const files = {
    [PATH]: json({ docs: { url: "https://mcp.example.com" }, off: {}, odd: { command: 5 }, node9 }),
    "/etc/acme.json": json({ files: FILES }),
  };
  const [user, managed] = await planned(files);
  assert.deepEqual(outcomes(user), ["left", "left", "left", "left"]);
  assert.match(reasons(user).join("\n"), /gateway[^]*names no command[^]*cannot be read[^]*node9 stands before it/);
  assert.deepEqual(user?.entries.map(({ outcome }) => outcome.kind === "left" && outcome.isExpected), [
    true,
    true,
    false,
    false,
  ]);
  assert.match(reasons(managed)[0] ?? "", /administrator/);
  assert.equal(user?.after, files[PATH]);
  const [named] = await planned(files, { server: "node9" });
  assert.deepEqual(outcomes(named), ["wrap"]);
});

Deno.test("planWrap() leaves a server alone whose policy names its command, unless it is named", async () => {
  const policies = new Policies([{
    client: "acme",
    path: "/etc/policy.json",
    rules: [(_, [first]) => first === "npx"],
    trouble: null,
  }]);
  const files = { [PATH]: json({ files: FILES, db: { command: "uvx" } }) };
  const [file] = await planned(files, { policies });
  assert.deepEqual(outcomes(file), ["left", "wrap"]);
  assert.match(reasons(file)[0] ?? "", /policy \/etc\/policy\.json/);
  assert.deepEqual(outcomes((await planned(files, { policies, server: "files" }))[0]), ["wrap"]);
});

Deno.test("planWrap() refuses a file whose servers two readers would read differently, with the line", async () => {
  const twice = '{ "servers": {\n "a": { "command": "x" },\n "a": { "command": "y" } } }';
  const inside = '{ "servers": { "a": {\n "command": "x",\n "command": "y" } } }';
  const around = '{ "servers": {},\n "servers": { "a": { "command": "x" } } }';
  for (const [text, line] of [[twice, 3], [inside, 3], [around, 2]] as const) {
    const [file] = await planned({ [PATH]: text });
    assert.match(file?.refused ?? "", new RegExp(`line ${line}: .* is written twice`), text);
    assert.equal(file?.after, text);
    assert.ok(file && changeOf(file) === null);
  }
});

Deno.test("planWrap() refuses a file that cannot be read or must not be touched", async () => {
  const [broken] = await planned({ [PATH]: '{\n "servers": {' });
  assert.match(broken?.refused ?? "", /^line 2: /);
  const [locked] = await planned({ [PATH]: json({ files: FILES }) }, {
    untouchable: new Map([[PATH, "it is read-only"]]),
  });
  assert.equal(locked?.refused, "it is read-only");
  assert.ok(locked && changeOf(locked) === null);
});

Deno.test("planWrap() leaves a server alone whose command line would get too long", async () => {
  const [file] = await planned({
    [PATH]: json({ wide: { command: "x", args: ["y".repeat(LINUX_WORD_BYTES_MAX)] }, files: FILES }),
  });
  assert.deepEqual(outcomes(file), ["left", "wrap"]);
});

Deno.test("planWrap() names agents over all files, whichever are chosen", async () => {
  const other = "/home/ana/.other.json";
  const files = {
    [PATH]: json({ files: FILES, same: FILES }),
    [other]: json({ files: { command: "uvx" }, same: FILES }),
  };
  const all = await planned(files);
  const agents = (list: readonly PlannedFile[]) =>
    list.flatMap(({ entries }) => entries.map(({ outcome }) => outcome.kind === "left" ? "" : outcome.agent));
  assert.deepEqual(agents(all), ["files", "same", "files-other", "same"]);
  assert.deepEqual(agents(await planned(files, { isChosen: ({ path }) => path === other })), ["files-other", "same"]);
  assert.deepEqual(agentsOf(await found(files)).map(({ agent }) => agent), ["files", "same", "files-other", "same"]);
});

Deno.test("changeOf() works on the bytes that are there: edits of others stay, a changed server is left alone", async () => {
  const [file] = await planned({ [PATH]: json({ files: FILES, db: { command: "uvx" } }) });
  assert.ok(file);
  const change = changeOf(file);
  const now = json({ more: { command: "z" }, files: FILES, db: { command: "uvx", args: ["new"] } });
  const made = await change?.rewrite(new TextEncoder().encode(now), null);
  assert.ok(made?.kind === "changed");
  const servers = JSON.parse(new TextDecoder().decode(made.bytes)).servers;
  assert.deepEqual(servers.more, { command: "z" });
  assert.deepEqual(servers.db, { command: "uvx", args: ["new"] });
  assert.equal(servers.files.command, "/opt/oktsec/oktsec");
  assert.ok(made.wasFree);
  assert.deepEqual(made.wrapped.map(({ path, agent, hadArgs }) => [path, agent, hadArgs]), [
    [["servers", "files"], "files", true],
  ]);
  const broken = await change?.rewrite(new TextEncoder().encode("{"), null);
  assert.equal(broken?.kind, "refused");
  const gone = await change?.rewrite(new TextEncoder().encode("{}"), null);
  assert.equal(gone?.kind, "refused");
});

Deno.test("planWrap() leaves what a client that takes commands apart at blanks would start as something else", async () => {
  const apart = { ...CLIENT, splitsCommand: true } as const;
  const [file] = await found({ [PATH]: json({ files: FILES, odd: { command: "npx -y odd" } }) });
  assert.ok(file);
  const plan = (launcher: string) => planWrap([{ ...file, client: apart }], { ...OPTIONS, launcher: [launcher] })[0];
  const short = plan("/opt/oktsec");
  assert.deepEqual(outcomes(short), ["wrap", "left"]);
  assert.deepEqual(reasons(short), ["its command has blanks, where Acme takes it apart and Oktsec does not"]);
  const long = plan("/opt/my tools/oktsec");
  assert.deepEqual(outcomes(long), ["left", "left"]);
  assert.match(reasons(long)[0] ?? "", /takes commands apart at blanks, and the path of Oktsec/);
});
