import { entriesAt, looseJson, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "NPM_GIT_INSTALL_TRUST_001",
  title: "A dependency from git needs an exception from npm",
  why: "Newer versions of npm refuse repositories unless they are allowed, and an allowance is for all of them.",
  fix: "Publish the package, or allow repositories of the own manifest only.",
  severity: "info",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ['"git+', '"git:', '"github:', '"gitlab:', '"bitbucket:'],
  match: function* (sample: Sample): Generator<Span> {
    const root = looseJson(sample);
    for (const group of ["dependencies", "devDependencies"]) {
      for (const { value, start, end } of entriesAt(root, [group, "*"])) {
        if (/^(?:git[+:]|github:|gitlab:|bitbucket:)/.test(scalar(value) ?? "")) yield { start, end };
      }
    }
  },
  examples: {
    flags: [{ text: '{"name": "shop", "dependencies": {"ui": "github:acme/ui#v2"}}', kind: "config" }, {
      text: '{"devDependencies": {"tools": "git+https://git.example.org/tools.git"}}',
      kind: "config",
    }, { text: '{"dependencies": {"a": "^1.0.0", "b": "gitlab:acme/b"}}', kind: "config" }],
    passes: [{ text: '{"dependencies": {"ui": "^1.0.0"}}', kind: "config" }, {
      text: '{"repository": "github:acme/ui"}',
      kind: "config",
    }, { text: '{"scripts": {"x": "github:acme/ui"}}', kind: "config" }],
  },
});
