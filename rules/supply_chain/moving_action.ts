import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_013",
  title: "A workflow uses an action that can change any day",
  why: "A branch name is whatever its owner pushes next.",
  fix: "Pin the action to a commit.",
  severity: "low",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document"],
  keywords: ["uses:"],
  match: scan(
    /(?:^|\n)\s{0,16}(?:-\s)?uses:\s{0,2}["']?([\w.-]{1,60})\/[\w.\/-]{1,80}@(?:main|master|develop|dev|latest|HEAD)["']?\s{0,2}(?:\n|$|#)/,
    (match) => !/^(?:actions|github|docker)$/.test(match[1] ?? ""),
  ),
  examples: {
    flags: [{ text: "steps:\n  - uses: someone/tool@main", kind: "config" }, {
      text: "steps:\n  - uses: org/action@master\n    with: {}",
      kind: "config",
    }, { text: "  uses: a/b/.github/workflows/x.yml@develop", kind: "config" }],
    passes: [{ text: "steps:\n  - uses: actions/checkout@v5", kind: "config" }, {
      text: "steps:\n  - uses: a/b@8f4b7f84864484a7bf31766abe9204da3cbe65b3",
      kind: "config",
    }, { text: "uses nothing@main", kind: "config" }],
  },
});
