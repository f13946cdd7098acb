import { looseJson, member, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "NC-MNT-003",
  title: "NanoClaw may mount a folder that holds the machine",
  why: "A root like / or the home carries keys, configs and the allow list itself into the container.",
  fix: "List the project folders instead.",
  severity: "critical",
  category: "nanoclaw-config",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-732"] },
  reads: ["config", "document"],
  keywords: ["allowedroots"],
  match: function* (sample: Sample): Generator<Span> {
    const list = member(looseJson(sample), "allowedRoots")?.value ?? null;
    const roots = list?.kind === "array" ? list.items : [];
    for (const root of roots) {
      const path = (scalar(member(root, "path")?.value) ?? "").replace(/\/+$/, "");
      if (
        /^(?:|~|\$HOME|\$\{HOME\}|\/home|\/Users|\/root|\/etc|\/var|\/var\/run|\/var\/lib\/docker|\/run|\/usr|\/proc|\/sys|\/dev|\/boot|~\/\.(?:ssh|aws|gnupg|config|kube|openclaw|docker|claude)[^\s]{0,60}|\/home\/[\w.-]{1,40}|\/Users\/[\w.-]{1,40}|[A-Z]:\\?)$/
          .test(path)
      ) yield root;
    }
  },
  examples: {
    flags: [{
      text: '{"allowedRoots": [{"path": "/", "allowReadWrite": false}], "blockedPatterns": []}',
      kind: "config",
    }, {
      text: '{"allowedRoots": [{"path": "~/.config", "allowReadWrite": true}], "blockedPatterns": []}',
      kind: "config",
    }, { text: '{"allowedRoots": [{"path": "~"}], "blockedPatterns": ["x"]}', kind: "config" }],
    passes: [
      {
        text: '{"allowedRoots": [{"path": "~/projects", "allowReadWrite": true}], "blockedPatterns": []}',
        kind: "config",
      },
      { text: '{"roots": [{"path": "/"}]}', kind: "config" },
      { text: '{"allowedRoots": [{"path": "/srv/data"}], "blockedPatterns": []}', kind: "config" },
      { text: '{"allowedRoots": [{"path": "/", "allowReadWrite": false}], "blockedPatterns": []}', kind: "message" },
    ],
  },
});
