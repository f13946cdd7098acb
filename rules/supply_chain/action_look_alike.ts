import { distance, scan, skeleton } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** Owners whose actions stand in most workflows. */
const OWNERS = [
  "actions",
  "github",
  "docker",
  "aws-actions",
  "google-github-actions",
  "azure",
  "hashicorp",
  "codecov",
  "softprops",
];
/** Actions that one owner makes; whoever else has one of that name has a copy. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ["checkout", "actions"],
  ["setup-node", "actions"],
  ["setup-python", "actions"],
  ["setup-go", "actions"],
  ["setup-java", "actions"],
  ["cache", "actions"],
  ["upload-artifact", "actions"],
  ["download-artifact", "actions"],
  ["github-script", "actions"],
  ["build-push-action", "docker"],
  ["login-action", "docker"],
  ["setup-buildx-action", "docker"],
  ["configure-aws-credentials", "aws-actions"],
  ["changed-files", "tj-actions"],
  ["action-gh-release", "softprops"],
]);

export default defineRule({
  id: "SUPPLY_105",
  title: "A workflow uses an action of somebody who is to be taken for its maker",
  why: "The step runs with the workflow's token and secrets, and its name looks like one that everybody uses.",
  fix: "Use the maker's own action, pinned to a commit.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  keywords: ["uses:", 'uses":'],
  match: scan(
    /\buses["']?\s{0,2}:\s{0,3}["']?([\w.-]{2,60})\/([\w.-]{2,80})(?:\/[\w.\/-]{1,80})?@[\w.\/-]{1,80}/,
    (match) => {
      const owner = (match[1] ?? "").toLowerCase();
      const action = (match[2] ?? "").toLowerCase();
      if (OWNERS.includes(owner) || owner === KNOWN.get(action)) return false;
      if (OWNERS.some((known) => known.length > 5 && (skeleton(owner) === known || distance(owner, known, 1) === 1))) {
        return true;
      }
      const maker = KNOWN.get(action);
      // A house may keep a copy; a copy in a name made of the maker's is bait.
      return maker !== undefined && owner.includes(maker.replace(/-.*$/, "")) && owner !== maker;
    },
  ),
  examples: {
    flags: [
      { text: "steps:\n  - uses: act1ons/setup-node@v4", kind: "document" },
      { text: "- uses: actions-hub/checkout@main", kind: "config" },
      { text: "      - uses: docker-official/login-action@v3", kind: "tool_result" },
    ],
    passes: [
      { text: "- uses: actions/checkout@v4", kind: "document" },
      { text: "- uses: acme/checkout@v1", kind: "document" },
      { text: "- uses: docker/build-push-action@v6", kind: "config" },
      { text: "- uses: ./.github/actions/setup", kind: "document" },
    ],
  },
});
