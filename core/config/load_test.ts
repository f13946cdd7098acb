import assert from "node:assert/strict";
import { chmod, mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { inPlace, mistakesOf } from "./_test_place.ts";

const ALIASES = new Map([["block-relay-injection", "IAP-001"]]);

Deno.test("without any config everything is seen and nothing is stopped: observe, no signatures, open access", () =>
  inPlace(async (place) => {
    const { config, path, dir, notes } = await place.load({ local: true });
    assert.equal(path, null);
    assert.equal(dir, place.home);
    assert.equal(config.mode, "observe");
    assert.equal(config.identity.require_signature, false);
    assert.equal(config.default_policy, "allow");
    assert.equal(config.identity.keys_dir, join(place.home, "keys"));
    assert.equal(config.db_path, join(place.home, "oktsec.db"));
    assert.deepEqual(notes, []);
  }));

Deno.test("an empty config is a config: it enforces and wants signatures", () =>
  inPlace(async (place) => {
    for (const text of ["", "# only a comment\n", "version: '1'\n", "{}\n"]) {
      const { config } = await place.loadText(text);
      assert.equal(config.mode, "enforce", JSON.stringify(text));
      assert.equal(config.identity.require_signature, true);
    }
  }));

Deno.test("defaults are those that are documented", () =>
  inPlace(async (place) => {
    const { config } = await place.loadText("");
    assert.deepEqual(config.server, {
      port: 8080,
      bind: "127.0.0.1",
      auto_port: false,
      log_level: "info",
      log_format: "text",
      api_key: "",
      api_keys: [],
      trusted_proxies: [],
      allowed_hosts: [],
      require_intent: false,
    });
    assert.deepEqual(config.quarantine, {
      enabled: true,
      expiry_hours: 24,
      retention_days: 0,
      archive_dir: "",
      wait: 0,
    });
    assert.deepEqual(config.rate_limit, { per_agent: 100, window: 60, per_ip: 1000 });
    assert.deepEqual(config.limits, { body_bytes: 10_485_760, frame_bytes: 16_777_216, depth: 128 });
    assert.equal(config.version, "1");
    assert.equal(config.db_backend, "sqlite");
    assert.equal(config.identity.accept_v1, true);
    assert.deepEqual(config.rules, []);
  }));

Deno.test("a config is looked for by flag, variable, working folder, home, in this order", () =>
  inPlace(async (place) => {
    const port = (n: number) => `server: {port: ${n}}\n`;
    await place.write("flag.yaml", port(1001));
    await place.write("variable.yaml", port(1002));
    await place.write("project/oktsec.yaml", port(1003));
    await place.write("user/.oktsec/config.yaml", port(1004));
    const env = { OKTSEC_CONFIG: "../variable.yaml" };
    const portOf = async (options: Parameters<typeof place.load>[0]) => (await place.load(options)).config.server.port;
    assert.equal(await portOf({ flag: "../flag.yaml", env, local: true }), 1001);
    assert.equal(await portOf({ env, local: true }), 1002);
    assert.equal(await portOf({ local: true }), 1003);
    assert.equal(await portOf({ local: false }), 1004, "a cloned repository must not disarm a proxy");
    assert.equal(await portOf({ env: { OKTSEC_CONFIG: "" }, local: false }), 1004);
    assert.equal((await place.load({ flag: "~/.oktsec/config.yaml" })).path, join(place.home, "config.yaml"));
  }));

Deno.test("a config that was named and is missing is an error, never a default", () =>
  inPlace(async (place) => {
    await assert.rejects(place.load({ flag: "none.yaml" }), { code: "config/not-found" });
    await assert.rejects(place.load({ env: { OKTSEC_CONFIG: "/none.yaml" } }), { code: "config/not-found" });
    await assert.rejects(place.load({ flag: "~other/none.yaml" }), { code: "config/unreadable" });
  }));

Deno.test("a symlink, a folder, bytes that are no text and more than 1 MiB are refused", () =>
  inPlace(async (place) => {
    const path = join(place.home, "config.yaml");
    const unreadable = () => assert.rejects(place.load(), { code: "config/unreadable", exit: 3 });
    await place.write("real.yaml", "version: '1'\n");
    await symlink(join(place.root, "real.yaml"), path);
    await unreadable();
    await rm(path);
    await symlink(join(place.root, "nowhere.yaml"), path);
    await unreadable();
    await rm(path);
    await mkdir(path);
    await unreadable();
    await rm(path, { recursive: true });
    await place.write("user/.oktsec/config.yaml", new Uint8Array([0x61, 0x3a, 0x20, 0xff]));
    await unreadable();
    const fill = (bytes: number) => `#${"x".repeat(bytes - 2)}\n`;
    await place.loadText(fill(1024 * 1024));
    await assert.rejects(place.loadText(fill(1024 * 1024 + 1)), { code: "config/unreadable" });
    if (process.getuid?.() === 0 || process.platform === "win32") return;
    await place.loadText("version: '1'\n");
    await chmod(path, 0);
    await unreadable();
  }));

Deno.test("an unknown key is refused with its line, its column and the nearest known key", () =>
  inPlace(async (place) => {
    const mistakes = await mistakesOf(place.loadText(`version: "1"
servr:
  port: 8080
identity:
    require_signatures: false
agents:
  a:
    can_mesage: []
    zzz: 1
`));
    assert.deepEqual(mistakes, [
      '2:1  unknown key "servr"; did you mean "server"?',
      '5:5  unknown key "require_signatures" in identity; did you mean "require_signature"?',
      '8:5  unknown key "can_mesage" in agents.a; did you mean "can_message"?',
      '9:5  unknown key "zzz" in agents.a',
    ]);
  }));

Deno.test("a mistake is told with the file's name as the person knows it", () =>
  inPlace(async (place) => {
    await place.write("project/oktsec.yaml", "servr: 1\n");
    await assert.rejects(place.load({ local: true }), (error: Error) => error.message.startsWith("oktsec.yaml:1:1  "));
  }));

Deno.test("wrong values are told together, in the order of the file, and never repeated: one may be a secret", () =>
  inPlace(async (place) => {
    const mistakes = await mistakesOf(place.loadText(`mode: shout
server:
  port: 0
  bind: 127.0.0.1:8083
  log_level: loud
  api_key: 12345678
  trusted_proxies: [10.0.0.0/33]
identity:
  require_signature: "secret-value"
quarantine:
  expiry_hours: 0
limits:
  depth: 1.5
rate_limit:
agents:
  a:
    can_message:
    suspended: maybe
rules: x
`));
    assert.deepEqual(mistakes, [
      "1:7  mode must be one of observe, enforce",
      "3:9  server.port must be at least 1",
      "4:9  server.bind must be an address or a host name, without a port",
      "5:14  server.log_level must be one of debug, info, warn, error",
      "6:12  server.api_key must be text, not a number; put it in quotes",
      "7:21  server.trusted_proxies[0] must be an address such as 10.0.0.1 or a range such as 10.0.0.0/8",
      "9:22  identity.require_signature must be true or false, not text",
      "11:17  quarantine.expiry_hours must be at least 1",
      "13:10  limits.depth must be a whole number",
      "17:17  agents.a.can_message must be a list, and there is nothing",
      "18:16  agents.a.suspended must be true or false, not text",
      "19:8  rules must be a list, not text",
    ]);
    assert.ok(!mistakes.join().includes("12345678") && !mistakes.join().includes("secret-value"));
  }));

Deno.test("ports 1 and 65535 are ports, 0 and 65536 are not", () =>
  inPlace(async (place) => {
    for (const port of [1, 65_535]) {
      assert.equal((await place.loadText(`server: {port: ${port}}`)).config.server.port, port);
    }
    for (const port of [0, 65_536, -1, "x", 1.5]) {
      assert.equal((await mistakesOf(place.loadText(`server: {port: ${port}}`))).length, 1);
    }
  }));

Deno.test("a section without content has its defaults, a list without content is a mistake", () =>
  inPlace(async (place) => {
    const { config } = await place.loadText("server:\nagents:\n  a:\nrate_limit:\n");
    assert.equal(config.server.port, 8080);
    assert.deepEqual({ ...config.agents["a"] }, {
      blocked_content: [],
      allowed_tools: [],
      suspended: false,
      key_version: 0,
    });
    for (const text of ["rules:\n", "mode:\n", "plugins:\n"]) {
      assert.equal((await mistakesOf(place.loadText(text))).length, 1, text);
    }
  }));

Deno.test("names that could not be agents, and lists that contradict themselves, are refused", () =>
  inPlace(async (place) => {
    const mistakes = await mistakesOf(place.loadText(
      `agents:
  _proxy: {}
  "../x": {}
  CON.key: {}
  a:
    can_message: [b, a, "no body"]
    allowed_tools: [read, __oktsec_deny_all__]
    blocked_content: [credentials, credntials, zzzzzz]
mcp_servers:
  "bad name": {transport: stdio}
  ok: {transport: http}
gateway: {enabled: true}
rules:
  - {id: IAP-001, action: block}
  - {id: block-relay-injection, action: ignore}
  - {id: IAP-002, apply_to_tools: [a], exempt_tools: [b]}
  - {id: IAP-003, action: explode}
server:
  api_keys:
    - {name: ada, role: admin, hash: "sha256:s:${"0".repeat(64)}"}
    - {name: ada, role: root, hash: "md5:x"}
doors:
  stido: {mode: observe}
forward_proxy: {enabled: true, scan_requests: false, max_body_size: -1}
default_policy: maybe
`,
      { known: { aliases: ALIASES } },
    ));
    assert.deepEqual(mistakes, [
      '2:3  "_proxy" cannot be an agent\'s name: names with a leading underscore are reserved',
      '3:3  "../x" cannot be an agent\'s name: it holds "/"',
      '4:3  "CON.key" cannot be an agent\'s name: it is the name of a device on Windows',
      "6:22  agents.a cannot list itself in can_message",
      '6:25  "no body" cannot be a recipient: it holds " "',
      "7:27  __oktsec_deny_all__ stands alone: with other tools it would mean nothing",
      '8:36  unknown content "credntials"; did you mean "credentials"?',
      '8:48  unknown content "zzzzzz"',
      '10:3  "bad name" cannot be a server\'s name: it holds " "',
      '10:3  mcp_servers."bad name" needs command: its transport is stdio',
      "11:3  mcp_servers.ok needs url: its transport is http",
      '15:10  rule "block-relay-injection" is overridden twice: rules[0] has it already',
      '16:40  rule "IAP-002" has both apply_to_tools and exempt_tools; keep one',
      "17:27  rules[3].action must be one of block, quarantine, allow-and-flag, ignore",
      '21:14  the name "ada" is used by two keys; the audit could not tell them apart',
      "21:25  server.api_keys[1].role must be one of viewer, reviewer, admin",
      "21:37  server.api_keys[1].hash must be sha256:SALT:HEX, where HEX is the SHA-256 of the salt followed by the key",
      '23:3  unknown door "stido"; did you mean "stdio"?',
      "24:17  forward_proxy would control nothing: scan requests or responses, or list domains",
      "24:69  forward_proxy.max_body_size must be at least 0",
      "25:17  default_policy must be one of allow, deny",
    ]);
  }));

Deno.test("a plugin may bring a door whose name only it knows", () =>
  inPlace(async (place) => {
    await place.loadText("doors: {carrier-pigeon: {on_error: allow}}\nplugins: [{path: ./pigeon.ts}]\n");
    await assert.rejects(place.loadText("doors: {carrier-pigeon: {}}\n"), { code: "config/invalid" });
  }));

Deno.test("an unknown rule id is told and loads; an alias counts as its rule", () =>
  inPlace(async (place) => {
    const { config, notes } = await place.loadText(
      "rules:\n  - {id: block-relay-injection, action: block}\n  - {id: IAP-02, action: ignore}\n",
      { known: { rules: new Set(["IAP-001", "IAP-002"]), aliases: ALIASES } },
    );
    assert.deepEqual(config.rules.map(({ id }) => id), ["IAP-001", "IAP-02"]);
    assert.deepEqual(notes, ['rules[1]: no rule is called "IAP-02"; did you mean "IAP-002"?; it has no effect']);
  }));

Deno.test("categories of loaded rules can be blocked", () =>
  inPlace(async (place) => {
    const text = "agents: {a: {blocked_content: [acme]}}\n";
    await place.loadText(text, { known: { categories: new Set(["acme"]) } });
    await assert.rejects(place.loadText(text), { code: "config/invalid" });
  }));

Deno.test("keys of features to come load with a note, unless they ask for nothing", () =>
  inPlace(async (place) => {
    const { notes } = await place.loadText(`anomaly: {risk_threshold: 50}
agents:
  a: {egress: {scope: internal}, scan_profile: strict}
  b: {scan_profile: minimal}
quarantine: {retention_days: 30, wait: 0}
server: {require_intent: false}
rate_limit: {backend: memory}
`);
    const key = (note: string) => note.replace(/ is not active yet.*$/, "");
    assert.deepEqual(notes.map(key), ["agents.scan_profile", "agents.egress", "quarantine.retention_days", "anomaly"]);
  }));

Deno.test("keys that only the older product has load with a warning by name", () =>
  inPlace(async (place) => {
    const { config, notes } = await place.loadText(`llm: {enabled: true, anything: [1]}
telemetry: {disabled: true}
identity: {ephemeral: {enabled: true}}
rules: [{id: IAP-001, managed_by_policy: true}]
`);
    assert.deepEqual(notes.map((note) => note.split(" ", 1)[0]), [
      "llm",
      "telemetry",
      "identity.ephemeral",
      "rules.managed_by_policy",
    ]);
    assert.ok(!("llm" in config));
  }));

Deno.test("an unknown version is told and loads", () =>
  inPlace(async (place) => {
    assert.deepEqual((await place.loadText("version: 1\n")).notes, []);
    const { config, notes } = await place.loadText('version: "7"\n');
    assert.equal(config.version, "7");
    assert.equal(notes.length, 1);
  }));

Deno.test("paths start at the config's folder, '~' is the user's home, and no folder is ever called '~'", () =>
  inPlace(async (place) => {
    await place.write(
      "etc/oktsec.yaml",
      "db_path: ~/.oktsec/oktsec.db\nidentity: {keys_dir: ./keys}\ncustom_rules_dir: ../rules\nquarantine: {archive_dir: ~}\n"
        .replace("~}", '"~/a"}'),
    );
    const { config, dir } = await place.load({ flag: join(place.root, "etc/oktsec.yaml") });
    assert.equal(dir, join(place.root, "etc"));
    assert.equal(config.db_path, join(place.home, "oktsec.db"));
    assert.equal(config.identity.keys_dir, join(place.root, "etc/keys"));
    assert.equal(config.custom_rules_dir, join(place.root, "rules"));
    assert.equal(config.quarantine.archive_dir, join(place.root, "user/a"));
    assert.deepEqual(await mistakesOf(place.loadText("db_path: ~bob/x.db\n")), [
      "1:10  db_path names another user's home, which cannot be told",
    ]);
  }));

Deno.test("a window of zero or less is a minute, an address gets ten times an agent's share, zero is no limit", () =>
  inPlace(async (place) => {
    const limits = async (text: string) => (await place.loadText(`rate_limit: {${text}}`)).config.rate_limit;
    assert.deepEqual(await limits("window: 0, per_agent: 5"), { per_agent: 5, window: 60, per_ip: 50 });
    assert.deepEqual(await limits("window: -3, per_ip: 7"), { per_agent: 100, window: 60, per_ip: 7 });
    assert.deepEqual(await limits("per_agent: 0"), { per_agent: 0, window: 60, per_ip: 0 });
    assert.deepEqual(await limits("per_agent: -1"), { per_agent: 0, window: 60, per_ip: 0 });
  }));

Deno.test("a config is frozen to the bottom, and a stranger's name finds nothing in it", () =>
  inPlace(async (place) => {
    const { config } = await place.loadText("agents: {a: {can_message: [b]}}\n");
    assert.throws(() => Object.assign(config.agents["a"] ?? {}, { suspended: true }), TypeError);
    assert.throws(() => (config.agents["a"]?.can_message as string[]).push("c"), TypeError);
    for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      assert.equal(config.agents[name], undefined);
      assert.equal(config.doors[name], undefined);
    }
  }));

Deno.test("equal configs have one revision, another policy has another, a secret has no part in it", () =>
  inPlace(async (place) => {
    const revision = async (text: string) => (await place.loadText(text)).revision;
    const first = await revision("mode: observe\nserver: {port: 81}\n");
    assert.match(first, /^[0-9a-f]{12}$/);
    assert.equal(await revision("# other words\nserver:\n  port: 81\nmode: observe\n"), first);
    assert.notEqual(await revision("mode: enforce\nserver: {port: 81}\n"), first);
    assert.equal(await revision("mode: observe\nserver: {port: 81, api_key: hunter2}\n"), first);
  }));

Deno.test("the API key comes from the config, else the variable, else the file .env beside the config", () =>
  inPlace(async (place) => {
    await place.write("user/.oktsec/.env", 'OTHER=1\n# OKTSEC_API_KEY=no\nexport OKTSEC_API_KEY="from file" # c\n');
    const key = async (text: string, env = {}) => (await place.loadText(text, { env })).config.server.api_key;
    assert.equal(await key(""), "from file");
    assert.equal(await key("", { OKTSEC_API_KEY: "from variable" }), "from variable");
    assert.equal(await key("server: {api_key: own}", { OKTSEC_API_KEY: "from variable" }), "own");
    await rm(join(place.home, ".env"));
    assert.equal(await key(""), "");
    await place.write("user/.oktsec/.env/pyvenv.cfg", "");
    assert.equal(await key(""), "", "a folder called .env holds no keys");
    await rm(join(place.home, ".env"), { recursive: true });
    await symlink("elsewhere", join(place.home, ".env"));
    await assert.rejects(key(""), { code: "config/unreadable" });
  }));

Deno.test("a text of a thousand mistakes is told in fifty lines", () =>
  inPlace(async (place) => {
    const text = Array.from({ length: 1000 }, (_, index) => `wrong_key_${index}: 1`).join("\n");
    const mistakes = await mistakesOf(place.loadText(text));
    assert.equal(mistakes.length, 51);
    assert.equal(mistakes.at(-1), "and 950 more");
  }));
