import { entriesAt, looseJson, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "NPM_REMOTE_INSTALL_TRUST_001",
  title: "A package takes a dependency from a bare address",
  why: "It comes from no registry, has no version, and can change between two installs.",
  fix: "Use a registry and a version.",
  severity: "medium",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ['dependencies"'],
  match: function* (sample: Sample): Generator<Span> {
    const root = looseJson(sample);
    for (const group of ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]) {
      for (const entry of entriesAt(root, [group, "*"])) {
        const value = scalar(entry.value) ?? "";
        if (
          /^http:\/\//i.test(value) ||
          /^https:\/\/(?!(?:codeload\.)?github\.com|gitlab\.com|bitbucket\.org|pkg\.pr\.new|registry\.)/i.test(value)
        ) yield { start: entry.start, end: entry.end };
      }
    }
  },
  examples: {
    flags: [{ text: '{"name": "a", "dependencies": {"chalk": "http://203.0.113.5:8080/chalk.tgz"}}', kind: "config" }, {
      text: '{"name": "a", "devDependencies": {"x": "https://files.example.net/x.tgz"}}',
      kind: "config",
    }, { text: '{"name": "a", "optionalDependencies": {"y": "http://x.example.net/y"}}', kind: "config" }],
    passes: [{ text: '{"name": "a", "dependencies": {"chalk": "^5.0.0"}}', kind: "config" }, {
      text: '{"name": "a", "dependencies": {"x": "https://github.com/a/b/archive/1.tgz"}}',
      kind: "config",
    }, { text: '{"homepage": "http://example.com"}', kind: "config" }],
  },
});
