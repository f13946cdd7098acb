import { entriesAt, looseJson, member, scalar } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-103",
  title: "OpenClaw takes shell and configuration commands from the chat",
  why: "Who can write to the bot can change it.",
  fix: "Turn commands.bash, config, mcp and plugins off.",
  severity: "high",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["commands"],
  match: function* (sample: Sample): Generator<Span> {
    const root = openclaw(sample);
    for (const key of ["bash", "config", "mcp", "plugins"]) {
      for (const entry of entriesAt(root, ["commands", key])) if (scalar(entry.value) === "true") yield entry;
    }
  },
  examples: {
    flags: [{ text: "{gateway: {}, commands: {bash: true}}", kind: "config" }, {
      text: '{"channels": {}, "commands": {"config": true}}',
      kind: "config",
    }, { text: "{agents: {}, commands: {plugins: true, debug: true}}", kind: "config" }],
    passes: [
      { text: "{gateway: {}, commands: {bash: false}}", kind: "config" },
      { text: '{"commands": {"bash": true}}', kind: "config" },
      { text: "{gateway: {}, commands: {native: true}}", kind: "config" },
      { text: "{gateway: {}, commands: {bash: true}}", kind: "message" },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
