import { entriesAt, looseJson, member, scalar, strings } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-004",
  title: "OpenClaw runs shell commands without a question",
  why: "A message is enough to run anything on the host.",
  fix: "Set tools.exec.mode to ask or deny, and run in the sandbox.",
  severity: "critical",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["exec"],
  match: function* (sample: Sample): Generator<Span> {
    const root = openclaw(sample);
    for (
      const path of [["tools", "exec"], ["agents", "entries", "*", "tools", "exec"], [
        "agents",
        "list",
        "*",
        "tools",
        "exec",
      ], ["agents", "defaults", "tools", "exec"]]
    ) {
      for (const entry of entriesAt(root, path)) {
        const mode = scalar(member(entry.value, "mode")?.value) ?? scalar(member(entry.value, "security")?.value) ?? "";
        if (/^(?:full|auto|allow|yolo)$/.test(mode) || scalar(member(entry.value, "ask")?.value) === "off") yield entry;
      }
    }
    for (const entry of entriesAt(root, ["gateway", "tools", "allow"])) {
      if (strings(entry.value).some((tool) => /^(?:exec|process|group:runtime|bash|shell)$/.test(tool))) yield entry;
    }
  },
  examples: {
    flags: [{ text: '{gateway: {}, tools: {exec: {host: "gateway", mode: "full"}}}', kind: "config" }, {
      text: '{"agents": {"entries": {"a": {"tools": {"exec": {"security": "full"}}}}}, "tools": {}}',
      kind: "config",
    }, { text: '{gateway: {tools: {allow: ["exec"]}}}', kind: "config" }],
    passes: [
      { text: '{gateway: {}, tools: {exec: {mode: "ask"}}}', kind: "config" },
      { text: '{"exec": {"mode": "full"}}', kind: "config" },
      { text: '{tools: {deny: ["exec"]}, gateway: {}}', kind: "config" },
      { text: '{gateway: {}, tools: {exec: {host: "gateway", mode: "full"}}}', kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
