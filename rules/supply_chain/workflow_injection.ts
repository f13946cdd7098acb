import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_020",
  title: "A workflow pastes what a stranger wrote into a command",
  why: "The title of an issue is then a shell line with the repository's token.",
  fix: "Pass the value through env and quote it.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["github.event.", "github.head_ref"],
  match: scan(
    /\$\{\{\s{0,3}github\.(?:event\.(?:issue\.(?:title|body)|pull_request\.(?:title|body|head\.(?:ref|label))|comment\.body|review\.body|head_commit\.message|commits[^}\n]{0,30}message|discussion\.(?:title|body)|pages[^}\n]{0,30}page_name)|head_ref)\s{0,3}\}\}/,
    (match, { text }) => {
      const before = text.slice(Math.max(0, match.index - 600), match.index);
      const run = before.lastIndexOf("run:");
      return run >= 0 &&
          !/\n\s{0,20}(?:-\s(?:name|uses|run)|uses|with|env|if|id|name)\s{0,2}:/.test(before.slice(run + 4)) ||
        /\bscript:\s{0,2}\|/.test(before);
    },
  ),
  examples: {
    flags: [{ text: 'jobs:\n  a:\n    steps:\n      - run: echo "${{ github.event.issue.title }}"', kind: "config" }, {
      text: "steps:\n  - run: |\n      git checkout ${{ github.head_ref }}\n      make",
      kind: "config",
    }, { text: '- run: ./triage.sh "${{ github.event.comment.body }}"', kind: "tool_result" }],
    passes: [
      {
        text: 'steps:\n  - run: echo "$TITLE"\n    env:\n      TITLE: ${{ github.event.issue.title }}',
        kind: "config",
      },
      { text: "if: github.event.issue.title != ''", kind: "config" },
      { text: "- run: echo ${{ github.sha }}", kind: "config" },
    ],
  },
});
