import { allEntries, looseJson, member, strings } from "oktsec/evidence";
import type { LooseNode } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "OCLAW-102",
  title: "OpenClaw's sandbox has the host mounted",
  why: "With the daemon's socket or the system's folders inside there is no sandbox.",
  fix: "Mount the folder of the task.",
  severity: "critical",
  category: "openclaw-config",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP07"], cwe: ["CWE-1188"] },
  reads: ["config", "document"],
  keywords: ["binds"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of allEntries(openclaw(sample))) {
      if (
        entry.key === "binds" &&
        strings(entry.value).some((bind) =>
          /^(?:\/var\/run\/docker\.sock|\/run\/docker\.sock|\/(?:etc|root|proc|sys|boot|home)?\/?):|^~(?:\/\.(?:ssh|aws|openclaw|config)[^:]{0,40})?:/
            .test(bind)
        )
      ) yield entry;
    }
  },
  examples: {
    flags: [
      {
        text: '{agents: {defaults: {sandbox: {docker: {binds: ["/var/run/docker.sock:/var/run/docker.sock"]}}}}}',
        kind: "config",
      },
      { text: '{"agents": {"defaults": {"sandbox": {"docker": {"binds": ["/:/host"]}}}}}', kind: "config" },
      { text: '{agents: {entries: {a: {sandbox: {docker: {binds: ["~/.ssh:/keys:ro"]}}}}}}', kind: "config" },
    ],
    passes: [
      { text: '{agents: {defaults: {sandbox: {docker: {binds: ["/srv/data:/data:ro"]}}}}}', kind: "config" },
      { text: '{"binds": ["/:/host"]}', kind: "config" },
      { text: "{agents: {defaults: {sandbox: {docker: {}}}}}", kind: "config" },
      {
        text: '{agents: {defaults: {sandbox: {docker: {binds: ["/var/run/docker.sock:/var/run/docker.sock"]}}}}}',
        kind: "message",
      },
    ],
  },
});

/** The root of a text that is an OpenClaw config, else null: the same keys mean other things elsewhere. */
function openclaw(sample: Sample): LooseNode | null {
  const root = looseJson(sample);
  const known = ["gateway", "agents", "channels"].filter((key) => member(root, key)?.value.kind === "object");
  return known.length > 0 ? root : null;
}
