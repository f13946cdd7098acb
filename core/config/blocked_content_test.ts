import assert from "node:assert/strict";
import { BLOCKED_CONTENT_ALIASES, blockedContentNames, CATEGORIES, matchesBlocked } from "./blocked_content.ts";

const of = (rule: string, category: string) => ({ rule, category });

Deno.test("blocked_content: the names that the documentation promises match something", () => {
  assert.ok(matchesBlocked(["credentials"], of("CRED_001", "credential-leak")));
  assert.ok(matchesBlocked(["credentials"], of("IAP-003", "inter-agent")));
  assert.ok(matchesBlocked(["pii"], of("IAP-002", "inter-agent")));
  assert.ok(matchesBlocked(["pii"], of("PII_002", "personal-data")));
  assert.ok(matchesBlocked(["personal-data"], of("PII_002", "personal-data")));
  assert.ok(matchesBlocked(["system-prompts"], of("IAP-004", "inter-agent")));
  assert.ok(matchesBlocked(["exfiltration"], of("IAP-006", "inter-agent")));
  assert.ok(matchesBlocked(["commands"], of("CMDEXEC_001", "command-execution")));
  assert.ok(matchesBlocked(["ssrf"], of("SSRF_001", "ssrf-cloud")));
  assert.ok(matchesBlocked(["memory-poisoning"], of("MEM-004", "tool-call")));
});

Deno.test("blocked_content: an alias covers no more than it says", () => {
  assert.equal(matchesBlocked(["pii"], of("IAP-003", "inter-agent")), false);
  assert.equal(matchesBlocked(["credentials"], of("IAP-002", "inter-agent")), false);
  assert.equal(matchesBlocked([], of("IAP-002", "inter-agent")), false);
  assert.equal(matchesBlocked(["constructor"], of("IAP-002", "inter-agent")), false);
});

Deno.test("blocked_content: every category id matches its own findings, aliased or not", () => {
  for (const category of CATEGORIES) assert.ok(matchesBlocked([category], of("X-001", category)), category);
});

Deno.test("blocked_content: aliases lead to categories that exist, and to at least one thing", () => {
  for (const [name, { categories, rules }] of Object.entries(BLOCKED_CONTENT_ALIASES)) {
    assert.ok(categories.length + rules.length > 0, name);
    for (const category of categories) assert.ok(CATEGORIES.includes(category), `${name}: ${category}`);
  }
});

Deno.test("blockedContentNames() adds the categories of loaded rules", () => {
  assert.equal(blockedContentNames().has("acme"), false);
  assert.ok(blockedContentNames(["acme"]).has("acme"));
});
