import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const FORK =
  /github\.event\.pull_request\.head\.(?:sha|ref|repo)|github\.head_ref|refs\/pull\/|github\.event\.workflow_run\.head_/;

export default defineRule({
  id: "GHA_CHECKOUT_001",
  title: "A workflow leaves its token lying in a stranger's checkout",
  why:
    "The checkout writes the token into the repository's settings, and the code that was checked out can read it there.",
  fix: "Set persist-credentials to false, or do not check the fork out.",
  severity: "high",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["pull_request_target", "workflow_run", "issue_comment"],
  match: scan(/(?:^|\n)[^\n#]{0,40}\b(?:pull_request_target|workflow_run|issue_comment)\b/, (_, { text }) => {
    const steps = text.split(/\n\s{0,16}-\s/).filter((step) => /uses:\s{0,2}["']?actions\/checkout@/.test(step));
    return steps.some((step) => FORK.test(step) && !/persist-credentials["']?:\s{0,2}["']?false/.test(step));
  }),
  examples: {
    flags: [{
      text:
        "on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - uses: ./lint",
      kind: "config",
    }, {
      text:
        "on:\n  workflow_run:\n    workflows: [CI]\njobs:\n  a:\n    steps:\n      - name: Code\n        uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.workflow_run.head_sha }}",
      kind: "config",
    }, {
      text:
        'on: [pull_request_target]\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n        with: { repository: "${{ github.event.pull_request.head.repo.full_name }}", token: "${{ secrets.GH }}" }',
      kind: "config",
    }],
    passes: [
      {
        text:
          "on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n          persist-credentials: false",
        kind: "config",
      },
      { text: "on: pull_request\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5", kind: "config" },
      {
        text:
          "on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v5\n      - uses: actions/labeler@v5",
        kind: "config",
      },
    ],
  },
});
