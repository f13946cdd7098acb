import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "OE-009",
  title: "The history of a repository is erased for good",
  why: "After a forced push of everything and an expired reflog there is no copy that a mistake could be undone from.",
  fix: "Ask who wants it, and keep a mirror until it has been looked at.",
  severity: "medium",
  category: "overeager",
  lane: "flag",
  maps: { asi: ["ASI02", "ASI10"], mcp: ["MCP02"], cwe: ["CWE-404"] },
  keywords: [
    "reflog",
    "--mirror",
    "filter-repo",
    "filter-branch",
    "--prune=now",
    "--force --all",
    "-f --all",
    "--force --tags",
  ],
  match: commandsThat(({ name, args }) => {
    if (name !== "git") return false;
    const line = args.join(" ");
    return /\breflog expire\b.{0,60}--expire(?:-unreachable)?=(?:now|all)/.test(line) ||
      /\bgc\b.{0,40}--prune=(?:now|all)/.test(line) ||
      /\bpush\b/.test(line) && /(?:^|\s)(?:-f|--force)(?:\s|$)/.test(line) && /--(?:mirror|all|tags)\b/.test(line) ||
      /\bfilter-(?:repo|branch)\b/.test(line) && /--force\b/.test(line);
  }),
  examples: {
    flags: [
      { text: "git push --force --mirror origin", kind: "command" },
      "git reflog expire --expire=now --all && git gc --prune=now --aggressive",
      { text: "git filter-repo --invert-paths --path docs --force", kind: "tool_argument" },
    ],
    passes: [
      { text: "git push --force-with-lease origin feature", kind: "command" },
      { text: "git gc", kind: "command" },
      { text: "git push --tags", kind: "command" },
    ],
  },
});
