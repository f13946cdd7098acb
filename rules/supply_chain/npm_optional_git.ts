import { entriesAt, looseJson, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "NPM_OPTIONAL_GIT_001",
  title: "An optional dependency comes from a repository",
  why:
    "When an optional dependency fails nobody is told, and when it comes from git nobody has a version to check: a quiet way in.",
  fix: "Take it from a registry, or make it a dependency that is seen.",
  severity: "medium",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ['"optionaldependencies"'],
  match: function* (sample: Sample): Generator<Span> {
    for (const { value, start, end } of entriesAt(looseJson(sample), ["optionalDependencies", "*"])) {
      if (/^(?:git[+:]|github:|gitlab:|bitbucket:|[\w-]{1,40}\/[\w.-]{1,80}$)/.test(scalar(value) ?? "")) {
        yield { start, end };
      }
    }
  },
  examples: {
    flags: [
      {
        text: '{"name": "cli", "optionalDependencies": {"native-bits": "github:someone/native-bits"}}',
        kind: "config",
      },
      { text: '{"optionalDependencies": {"watcher": "git+https://git.example.org/watcher.git"}}', kind: "config" },
      { text: '{"optionalDependencies": {"fsevents": "^2.3.0", "speed": "acme/speed"}}', kind: "config" },
    ],
    passes: [{ text: '{"optionalDependencies": {"fsevents": "^2.3.0"}}', kind: "config" }, {
      text: '{"dependencies": {"ui": "github:acme/ui"}}',
      kind: "config",
    }, { text: '{"optionalDependencies": {}}', kind: "config" }],
  },
});
