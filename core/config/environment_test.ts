import assert from "node:assert/strict";
import { inPlace, mistakesOf } from "./_test_place.ts";

Deno.test("a variable overrides a key, and the defaults where there is no config", () =>
  inPlace(async (place) => {
    const env = {
      OKTSEC_SERVER__PORT: "9001",
      OKTSEC_SERVER__LOG_LEVEL: "debug",
      OKTSEC_MODE: "enforce",
      PATH: "/bin",
    };
    const open = (await place.load({ env })).config;
    assert.deepEqual([open.server.port, open.server.log_level, open.mode], [9001, "debug", "enforce"]);
    assert.equal(open.identity.require_signature, false);
    const { config } = await place.loadText("mode: observe\nserver: {port: 81, bind: 0.0.0.0}\n", { env });
    assert.deepEqual([config.server.port, config.server.bind, config.mode], [9001, "0.0.0.0", "enforce"]);
  }));

Deno.test("text stays text where text is wanted, lists and truths are read as YAML", () =>
  inPlace(async (place) => {
    const env = {
      OKTSEC_SERVER__API_KEY: "0123",
      OKTSEC_SERVER__ALLOWED_HOSTS: "[a.example, b.example]",
      OKTSEC_IDENTITY__ACCEPT_V1: "false",
      OKTSEC_SERVER__BIND: "::1",
      OKTSEC_DB_PATH: "~/x.db",
    };
    const { config } = await place.loadText("", { env });
    assert.equal(config.server.api_key, "0123");
    assert.deepEqual(config.server.allowed_hosts, ["a.example", "b.example"]);
    assert.equal(config.identity.accept_v1, false);
    assert.equal(config.server.bind, "::1");
    assert.equal(config.db_path, `${place.root}/user/x.db`);
  }));

Deno.test("a variable reaches an agent of the file by a name without dashes, and a door without an entry", () =>
  inPlace(async (place) => {
    const { config } = await place.loadText("agents: {Research-agent: {}}\n", {
      env: { OKTSEC_AGENTS__RESEARCH_AGENT__SUSPENDED: "true", OKTSEC_DOORS__STDIO__MODE: "observe" },
    });
    assert.equal(config.agents["Research-agent"]?.suspended, true);
    assert.equal(config.doors["stdio"]?.mode, "observe");
  }));

Deno.test("a variable that fits no key is an error that names it", () =>
  inPlace(async (place) => {
    const env = {
      OKTSEC_SERVER__PROT: "1",
      OKTSEC_SERVR__PORT: "1",
      OKTSEC_PORT: "1",
      OKTSEC_AGENTS__GHOST__SUSPENDED: "true",
      OKTSEC_AGENTS__A_B__SUSPENDED: "true",
      OKTSEC_SERVER: "{}",
      OKTSEC_RULES__0__ACTION: "block",
      OKTSEC_DOORS__STIDO__MODE: "observe",
      OKTSEC_DOORS__CONSTRUCTOR__MODE: "observe",
    };
    assert.deepEqual(await mistakesOf(place.loadText("agents: {a-b: {}, a.b: {}}\n", { env })), [
      'OKTSEC_DOORS__CONSTRUCTOR__MODE  unknown door "constructor"; the doors are message, stdio, mcp, hook, egress',
      'OKTSEC_DOORS__STIDO__MODE  unknown door "stido"; did you mean "stdio"?',
      "OKTSEC_AGENTS__A_B__SUSPENDED  could mean a-b or a.b; set it in the config file",
      "OKTSEC_AGENTS__GHOST__SUSPENDED  agents has no entry that ghost could mean",
      "OKTSEC_PORT  overrides no key",
      "OKTSEC_RULES__0__ACTION  overrides no key in rules",
      "OKTSEC_SERVER  server is a section; set single keys of it",
      'OKTSEC_SERVER__PROT  overrides no key in server; did you mean "port"?',
      'OKTSEC_SERVR__PORT  overrides no key; did you mean "server"?',
    ]);
  }));

Deno.test("a wrong value of a variable is told under the variable's name, without the value", () =>
  inPlace(async (place) => {
    assert.deepEqual(
      await mistakesOf(place.loadText("server: {port: 81}\n", { env: { OKTSEC_SERVER__PORT: "hunter2" } })),
      [
        "OKTSEC_SERVER__PORT  server.port must be a number, not text",
      ],
    );
  }));

Deno.test("the program's own variables and those of the older product are no overrides", () =>
  inPlace(async (place) => {
    const env = {
      OKTSEC_HOME: "/x",
      OKTSEC_CONFIG: "",
      OKTSEC_API_KEY: "",
      OKTSEC_DEBUG: "1",
      OKTSEC_NO_TELEMETRY: "1",
      OKTSEC_HOOK_FAIL_CLOSED: "1",
      OKTSEC_CLOUD_INSECURE_HTTP: "1",
      OKTSEC_LLM__ENABLED: "true",
      NOT_OKTSEC_PORT: "1",
    };
    await place.load({ env });
  }));
