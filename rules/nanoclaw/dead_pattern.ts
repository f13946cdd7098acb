import { entriesAt, looseJson, member, strings } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "NC-MNT-004",
  title: "A blocked pattern of NanoClaw can never match",
  why: "Patterns are plain parts of names: a star in one protects nothing.",
  fix: "Write .env, not *.env.",
  severity: "low",
  category: "nanoclaw-config",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-732"] },
  reads: ["config", "document"],
  keywords: ["blockedpatterns"],
  match: function* (sample: Sample): Generator<Span> {
    const list = member(looseJson(sample), "allowedRoots")?.value ?? null;
    const roots = list?.kind === "array" ? list.items : [];
    for (const entry of entriesAt(looseJson(sample), ["blockedPatterns"])) {
      if (roots.length > 0 && strings(entry.value).some((pattern) => /[*?]|\/$/.test(pattern))) yield entry;
    }
  },
  examples: {
    flags: [{ text: '{"allowedRoots": [{"path": "~/a"}], "blockedPatterns": ["*.env"]}', kind: "config" }, {
      text: '{"allowedRoots": [{"path": "~/a"}], "blockedPatterns": [".ssh/*"]}',
      kind: "config",
    }, { text: '{"allowedRoots": [{"path": "~/a"}], "blockedPatterns": ["secret", "**/key"]}', kind: "config" }],
    passes: [
      { text: '{"allowedRoots": [{"path": "~/a"}], "blockedPatterns": [".env"]}', kind: "config" },
      { text: '{"blockedPatterns": ["*.env"]}', kind: "config" },
      { text: '{"allowedRoots": [{"path": "~/a"}], "blockedPatterns": []}', kind: "config" },
      { text: '{"allowedRoots": [{"path": "~/a"}], "blockedPatterns": ["*.env"]}', kind: "message" },
    ],
  },
});
