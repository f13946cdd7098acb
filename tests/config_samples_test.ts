/** Every config that the two documents we descend from show, word for word: all of them load, and say what is not active yet. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Surroundings } from "../core/contract/surroundings.ts";
import { editConfig } from "../core/config/edit.ts";
import { loadConfig } from "../core/config/load.ts";
import type { Loaded } from "../core/config/loaded.ts";
import { modeFor } from "../core/config/mode.ts";

/** "Manual setup" of both documents. */
const MANUAL = `version: "1"
server:
  port: 8080
identity:
  keys_dir: ./keys
  require_signature: true
agents:
  research-agent:
    can_message: [analysis-agent]
  analysis-agent:
    can_message: [research-agent]
`;

/** "Configuration" of version 0.3. */
const FULL_03 = `version: "1"

server:
  port: 8080
  bind: 127.0.0.1         # Default: localhost only
  log_level: info          # debug, info, warn, error

identity:
  keys_dir: ./keys         # Directory with .pub files
  require_signature: true  # Reject unsigned messages

default_policy: deny       # "allow" (default) or "deny" — reject unknown senders

agents:
  research-agent:
    can_message: [analysis-agent]        # ACL: allowed recipients
    blocked_content: [credentials, pii]  # Content categories to always block for this agent
    description: "Research and data gathering"
    tags: [research, data]
  analysis-agent:
    can_message: [research-agent, reporting-agent]
    suspended: false                     # Set to true to reject all messages

quarantine:
  enabled: true
  expiry_hours: 24         # Auto-expire pending items
  retention_days: 30       # Auto-purge audit entries older than N days (0 = keep forever)

rate_limit:
  per_agent: 100           # Max messages per window (0 = disabled)
  window: 60               # Window size in seconds

anomaly:
  check_interval: 60       # Seconds between risk checks
  risk_threshold: 50       # Risk score (0-100) to trigger alert
  min_messages: 5          # Minimum messages before evaluating risk
  auto_suspend: false      # Suspend agent when threshold exceeded

rules:
  - id: block-relay-injection
    severity: critical
    action: block           # block, quarantine, allow-and-flag, ignore
    notify: [webhook]

webhooks:
  - url: https://hooks.slack.com/services/xxx
    events: [blocked, quarantined, agent_risk_elevated]
`;

/** "Configuration" of version 0.7; its document lost the line breaks, which are put back here. */
const FULL_07 = `version: "1"

server:
  port: 8080
  bind: 127.0.0.1         # Default: localhost only
  log_level: info          # debug, info, warn, error

identity:
  keys_dir: ./keys         # Directory with .pub files
  require_signature: true  # Reject unsigned messages

default_policy: deny       # "allow" (default) or "deny" — reject unknown senders

custom_rules_dir: ./custom-rules  # Directory for org-specific YAML detection rules

agents:
  research-agent:
    can_message: [analysis-agent]        # ACL: allowed recipients
    blocked_content: [credentials, pii]  # Content categories to always block for this agent
    allowed_tools: [read_file, search]   # MCP tool allowlist (empty = all allowed)
    description: "Research and data gathering"
    tags: [research, data]
  analysis-agent:
    can_message: [research-agent, reporting-agent]
    suspended: false                     # Set to true to reject all messages

quarantine:
  enabled: true
  expiry_hours: 24         # Auto-expire pending items
  retention_days: 30       # Auto-purge audit entries older than N days (0 = keep forever)

rate_limit:
  per_agent: 100           # Max messages per window (0 = disabled)
  window: 60               # Window size in seconds

anomaly:
  check_interval: 60       # Seconds between risk checks
  risk_threshold: 50       # Risk score (0-100) to trigger alert
  min_messages: 5          # Minimum messages before evaluating risk
  auto_suspend: false      # Suspend agent when threshold exceeded

forward_proxy:
  enabled: false
  scan_requests: true      # Scan outgoing request bodies
  scan_responses: false    # Scan upstream response bodies
  max_body_size: 1048576   # 1 MB
  allowed_domains: []      # Whitelist (empty = all allowed)
  blocked_domains: []      # Blacklist (takes precedence)

rules:                     # Per-rule enforcement overrides
  - id: block-relay-injection
    severity: critical
    action: block           # block, quarantine, allow-and-flag, ignore
    notify: [slack-security]  # Named channels or raw URLs
    template: "🚨 *{{RULE}}* — {{RULE_NAME}}\\n• *Severity:* {{SEVERITY}} | *Category:* {{CATEGORY}}\\n• *Agents:* {{FROM}} → {{TO}}\\n• *Match:* '{{MATCH}}'"

category_webhooks:         # Default webhooks for entire categories (rules inherit these)
  - category: credential-leak
    notify: [slack-security]
  - category: prompt-injection
    notify: [slack-security]

webhooks:
  - name: slack-security    # Named channel (referenced in rules.notify)
    url: https://hooks.slack.com/services/xxx
    events: [blocked, quarantined, agent_risk_elevated]
`;

/** "MCP gateway" of version 0.7. */
const GATEWAY = `gateway:
  enabled: true
  port: 9090
  endpoint_path: /mcp
  scan_responses: true  # also scan what backends return

mcp_servers:
  filesystem:
    transport: stdio
    command: npx
    args: ["-y", "@modelcontextprotocol/server-filesystem", "/tmp"]
  github:
    transport: http
    url: https://api.github.com/mcp
`;

interface Place {
  readonly root: string;
  readonly path: string;
  readonly surroundings: Surroundings;
  load(): Promise<Loaded>;
}

async function withSample(text: string, run: (place: Place) => Promise<void>): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), "oktsec-samples-"));
  try {
    const path = join(root, "oktsec.yaml");
    const home = join(root, "home", ".oktsec");
    await mkdir(home, { recursive: true });
    await writeFile(path, text);
    const surroundings: Surroundings = {
      cwd: root,
      home,
      userHome: join(root, "home"),
      os: "linux",
      env: () => undefined,
      envNames: [],
    };
    const known = { rules: new Set(["IAP-001"]), aliases: new Map([["block-relay-injection", "IAP-001"]]) };
    const load = () => loadConfig({ flag: null, local: true, surroundings, known });
    await run({ root, path, surroundings, load });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** The keys that the notes call not active, and no other note. */
function inactive({ notes }: Loaded): string[] {
  return notes.map((note) => {
    const [key, rest] = note.split(" is not active yet");
    assert.ok(rest !== undefined, note);
    return key ?? "";
  });
}

Deno.test("the manual setup's config loads without a word, wants signatures and enforces", () =>
  withSample(MANUAL, async ({ root, load }) => {
    const { config, notes, dir } = await load();
    assert.deepEqual(notes, []);
    assert.equal(dir, root);
    assert.equal(config.identity.require_signature, true);
    assert.equal(config.identity.keys_dir, join(root, "keys"));
    assert.equal(config.mode, "enforce");
    assert.deepEqual(config.agents["research-agent"]?.can_message, ["analysis-agent"]);
  }));

Deno.test("the full config of version 0.3 loads, and names what is not active yet", () =>
  withSample(FULL_03, async ({ load }) => {
    const loaded = await load();
    assert.deepEqual(inactive(loaded), ["rules.notify", "quarantine.retention_days", "anomaly", "webhooks"]);
    const { config } = loaded;
    assert.deepEqual(config.rules.map(({ id, severity, action }) => [id, severity, action]), [[
      "IAP-001",
      "critical",
      "block",
    ]]);
    assert.equal(config.default_policy, "deny");
    assert.equal(config.anomaly?.risk_threshold, 50);
    assert.equal(config.anomaly?.min_messages, 5);
    assert.equal(config.quarantine.retention_days, 30);
    assert.deepEqual(config.agents["research-agent"]?.blocked_content, ["credentials", "pii"]);
    assert.equal(modeFor(config, { door: "message", agent: "research-agent", forced: false }), "enforce");
  }));

Deno.test("the full config of version 0.7 loads, and names what is not active yet", () =>
  withSample(FULL_07, async ({ root, load }) => {
    const loaded = await load();
    assert.deepEqual(inactive(loaded), [
      "rules.notify",
      "rules.template",
      "quarantine.retention_days",
      "anomaly",
      "forward_proxy",
      "webhooks",
      "category_webhooks",
    ]);
    const { config } = loaded;
    assert.equal(config.custom_rules_dir, join(root, "custom-rules"));
    assert.deepEqual(config.agents["research-agent"]?.allowed_tools, ["read_file", "search"]);
    assert.ok(config.rules[0]?.template?.includes("\n• *Agents:* {{FROM}} → {{TO}}\n"));
    assert.equal(config.forward_proxy?.max_body_size, 1_048_576);
  }));

Deno.test("the gateway's config loads, alone and behind the full one", async () => {
  await withSample(GATEWAY, async ({ load }) => {
    const loaded = await load();
    assert.deepEqual(inactive(loaded), ["gateway", "mcp_servers"]);
    assert.equal(loaded.config.mcp_servers?.["filesystem"]?.command, "npx");
    assert.equal(loaded.config.gateway?.endpoint_path, "/mcp");
  });
  await withSample(`${FULL_07}\n${GATEWAY}`, async ({ load }) => {
    assert.equal((await load()).config.mcp_servers?.["github"]?.url, "https://api.github.com/mcp");
  });
});

Deno.test("edits of the samples keep every comment and every other byte", async () => {
  for (const sample of [MANUAL, FULL_03, FULL_07]) {
    await withSample(sample, async ({ path, surroundings, load }) => {
      const edits = [
        { path: ["agents", "analysis-agent", "suspended"], value: true },
        { path: ["mode"], value: "observe" },
      ];
      const { after } = await editConfig(path, edits, { surroundings });
      const added = "mode: observe\n";
      const suspended = sample.includes("suspended: false")
        ? sample.replace("suspended: false ", "suspended: true ")
        : `${sample}    suspended: true\n`;
      assert.equal(after, suspended + added);
      const { config } = await load();
      assert.equal(config.mode, "observe");
      assert.equal(config.agents["analysis-agent"]?.suspended, true);
    });
  }
});
