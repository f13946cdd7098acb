import { looseJson, member, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "NC-MNT-005",
  title: "NanoClaw may write to a sensitive folder",
  why: "What a container writes there is run or read by the host.",
  fix: "Set allowReadWrite to false.",
  severity: "high",
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
      const isWritable = scalar(member(root, "allowReadWrite")?.value) === "true" ||
        scalar(member(root, "readOnly")?.value) === "false";
      if (
        isWritable &&
        /^(?:|~|\/home|\/Users|\/root|\/etc|\/var|\/usr|\/opt|~\/\.[\w-]{2,30}|~\/(?:bin|\.local)|\/etc\/[^\s]{1,60}|\/usr\/[^\s]{1,60}|\/var\/run)$/
          .test(path)
      ) yield root;
    }
  },
  examples: {
    flags: [
      { text: '{"allowedRoots": [{"path": "/etc", "allowReadWrite": true}], "blockedPatterns": []}', kind: "config" },
      { text: '{"allowedRoots": [{"path": "~/.local", "readOnly": false}], "blockedPatterns": []}', kind: "config" },
      {
        text: '{"allowedRoots": [{"path": "/usr/local", "allowReadWrite": true}], "blockedPatterns": []}',
        kind: "config",
      },
    ],
    passes: [
      {
        text: '{"allowedRoots": [{"path": "~/projects/site", "allowReadWrite": true}], "blockedPatterns": []}',
        kind: "config",
      },
      { text: '{"allowedRoots": [{"path": "/etc", "allowReadWrite": false}], "blockedPatterns": []}', kind: "config" },
      { text: '{"path": "/etc", "allowReadWrite": true}', kind: "config" },
      { text: '{"allowedRoots": [{"path": "/etc", "allowReadWrite": true}], "blockedPatterns": []}', kind: "message" },
    ],
  },
});
