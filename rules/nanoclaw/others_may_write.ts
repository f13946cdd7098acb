import { looseJson, member, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "NC-MNT-002",
  title: "NanoClaw lets other groups write to mounts",
  why: "Version 1 obeys this key; version 2 ignores it, and a downgrade would not.",
  fix: "Set nonMainReadOnly to true or remove it.",
  severity: "low",
  category: "nanoclaw-config",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-732"] },
  reads: ["config", "document"],
  keywords: ["nonmainreadonly"],
  match: function* (sample: Sample): Generator<Span> {
    const list = member(looseJson(sample), "allowedRoots")?.value ?? null;
    const roots = list?.kind === "array" ? list.items : [];
    const entry = member(looseJson(sample), "nonMainReadOnly");
    if (roots.length > 0 && entry !== null && scalar(entry.value) === "false") yield entry;
  },
  examples: {
    flags: [
      { text: '{"allowedRoots": [{"path": "~/a"}], "blockedPatterns": [], "nonMainReadOnly": false}', kind: "config" },
      { text: '{"nonMainReadOnly": false, "allowedRoots": [{"path": "~/b"}]}', kind: "config" },
      {
        text: '{"allowedRoots": [{"path": "/srv"}], "nonMainReadOnly": false, "blockedPatterns": ["x"]}',
        kind: "config",
      },
    ],
    passes: [
      { text: '{"allowedRoots": [{"path": "~/a"}], "nonMainReadOnly": true}', kind: "config" },
      { text: '{"nonMainReadOnly": false}', kind: "config" },
      { text: '{"allowedRoots": [{"path": "~/a"}], "blockedPatterns": []}', kind: "config" },
      { text: '{"allowedRoots": [{"path": "~/a"}], "blockedPatterns": [], "nonMainReadOnly": false}', kind: "message" },
    ],
  },
});
