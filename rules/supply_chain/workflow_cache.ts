import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const CACHES =
  /uses:\s{0,2}["']?(?:actions\/cache(?:\/save)?@|[\w-]{1,40}\/rust-cache@)|\n\s{2,20}cache:\s{0,2}["']?(?:npm|yarn|pnpm|pip|poetry|maven|gradle|true)\b/;
/** The code of the fork, in any of the ways in which it gets there. */
const FORK =
  /github\.event\.pull_request\.head\.(?:sha|ref|repo)|github\.head_ref|refs\/pull\/\$\{\{|gh pr checkout|github\.event\.workflow_run\.head_(?:sha|branch)/;

export default defineRule({
  id: "GHA_CACHE_001",
  title: "A workflow that strangers start writes a cache that trusted runs read",
  why: "The cache outlives the pull request: the next release build unpacks what the stranger left.",
  fix: "Cache in workflows of the own branches only; let pull requests restore and never save.",
  severity: "high",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["pull_request_target", "workflow_run", "issue_comment"],
  match: scan(
    /(?:^|\n)[^\n#]{0,40}\b(?:pull_request_target|workflow_run|issue_comment)\b/,
    (_, { text }) => CACHES.test(text) && FORK.test(text),
  ),
  examples: {
    flags: [{
      text:
        "on: pull_request_target\njobs:\n  test:\n    steps:\n      - uses: actions/checkout@v5\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - uses: actions/cache@v4\n        with: { path: node_modules, key: deps }\n      - run: npm ci",
      kind: "config",
    }, {
      text:
        "on:\n  issue_comment:\njobs:\n  bench:\n    steps:\n      - run: gh pr checkout ${{ github.event.issue.number }}\n      - uses: actions/setup-node@v5\n        with:\n          cache: npm",
      kind: "config",
    }, {
      text:
        "on: [pull_request_target]\nsteps:\n  - uses: actions/checkout@v5\n    with:\n      ref: refs/pull/${{ github.event.number }}/merge\n  - uses: Swatinem/rust-cache@v2",
      kind: "config",
    }],
    passes: [{
      text: "on: pull_request\nsteps:\n  - uses: actions/cache@v4\n    with: { path: node_modules, key: deps }",
      kind: "config",
    }, {
      text: "on: pull_request_target\nsteps:\n  - uses: actions/labeler@v5\n  - uses: actions/cache/restore@v4",
      kind: "config",
    }, { text: "The event pull_request_target should never save a cache.", kind: "config" }],
  },
});
