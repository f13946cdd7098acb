import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "GHA_PWN_REQUEST_001",
  title: "A workflow runs a stranger's code with the project's secrets",
  why: "pull_request_target has the secrets; checking out the fork brings the code.",
  fix: "Use pull_request, or never run what was checked out.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["pull_request_target"],
  match: scan(
    /\bpull_request_target\b/,
    (_, { text }) =>
      /ref:\s{0,2}["']?\$\{\{\s{0,2}github\.(?:event\.pull_request\.head\.(?:sha|ref)|head_ref)|refs\/pull\/\$\{\{/
        .test(text) && /(?:^|\n)\s{0,16}(?:-\s)?run:|uses:\s{0,2}\.\//.test(text),
  ),
  examples: {
    flags: [{
      text:
        "on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - run: npm ci",
      kind: "config",
    }, {
      text:
        'on: [pull_request_target]\nsteps:\n  - uses: actions/checkout@v5\n    with: { ref: "${{ github.head_ref }}" }\nref: ${{ github.head_ref }}\n  - run: make',
      kind: "config",
    }, {
      text:
        "on:\n  pull_request_target:\nsteps:\n  - with:\n      ref: refs/pull/${{ github.event.number }}/merge\n  - run: ./test.sh",
      kind: "config",
    }],
    passes: [{ text: "on: pull_request\nsteps:\n  - run: npm ci", kind: "config" }, {
      text: "on: pull_request_target\nsteps:\n  - uses: actions/labeler@v5",
      kind: "config",
    }, "The event pull_request_target has secrets."],
  },
});
