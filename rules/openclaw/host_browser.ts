import { entriesAt, looseJson, member, scalar } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-015",
  title: "OpenClaw drives the browser of the host",
  why: "The browser is logged in everywhere; a page can talk the agent into using it.",
  fix: "Use a profile of its own, in the sandbox.",
  severity: "medium",
  category: "openclaw-config",
  lane: "flag",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["browser"],
  match: function* (sample: Sample): Generator<Span> {
    const root = openclaw(sample);
    const browser = member(root, "browser");
    if (
      browser !== null && scalar(member(browser.value, "enabled")?.value) === "true" &&
      (["noSandbox", "evaluateEnabled"].some((key) => scalar(member(browser.value, key)?.value) === "true") ||
        scalar(member(browser.value, "defaultProfile")?.value) === "user")
    ) yield browser;
    for (const entry of entriesAt(root, ["agents", "defaults", "sandbox", "browser", "allowHostControl"])) {
      if (scalar(entry.value) === "true") yield entry;
    }
  },
  examples: {
    flags: [{ text: "{gateway: {}, browser: {enabled: true, noSandbox: true}}", kind: "config" }, {
      text: '{"agents": {"defaults": {"sandbox": {"browser": {"allowHostControl": true}}}}}',
      kind: "config",
    }, { text: "{channels: {}, browser: {enabled: true, evaluateEnabled: true}}", kind: "config" }],
    passes: [
      { text: "{gateway: {}, browser: {enabled: true}}", kind: "config" },
      { text: '{"browser": {"noSandbox": true}}', kind: "config" },
      { text: "{gateway: {}, browser: {enabled: false, noSandbox: true}}", kind: "config" },
      { text: "{gateway: {}, browser: {enabled: true, noSandbox: true}}", kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
