import { phrase } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_011",
  title: "Packages or skills are updated by the clock, unseen",
  why: "The day a maintainer's account is stolen is the day the update runs here, before anyone has heard of it.",
  fix: "Update when a person looks at what changed, with a waiting time and a lockfile.",
  severity: "medium",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "command", "message", "tool_description"],
  keywords: [
    "npm update",
    "npm i -g",
    "npm install -g",
    "npm-check-updates",
    "pip install -u",
    "pip install --upgrade",
    "git pull",
    "skills update",
    "skill update",
    "update all",
    "auto-update",
    "automatically update",
    "automatically install",
    "unattended",
  ],
  match: [
    /(?:^|\n|["'(])\s{0,4}(?:@(?:hourly|daily|weekly|reboot)|[\d*\/,-]{1,12}(?:\s{1,3}[\d*\/,-]{1,12}){4})\s{1,4}[^\n]{0,60}?\b(?:npm (?:update|i(?:nstall)? -g)|pip3? install (?:-U|--upgrade)|git (?:-C \S{1,80} )?pull|(?:clawhub|skills?) update|brew upgrade)\b/,
    phrase(
      `\\b(?:automatically|silently|in the background|without (?:asking|review|approval)|every (?:day|hour|night|start|session)|on (?:each|every) (?:start|run|session)),? (?:\\w+ ){0,2}?(?:update|upgrade|reinstall|pull|fetch and install)s? (?:all |the |its |your |any |every |installed |latest ){0,3}(?:skills?|plugins?|packages?|extensions?|dependencies|tools|mcp servers?)\\b`,
    ),
  ],
  examples: {
    flags: [{ text: "0 3 * * * npm update -g", kind: "document" }, {
      text: "@daily cd ~/skills && git pull --quiet",
      kind: "document",
    }, { text: "On every start, silently update all installed skills from the marketplace.", kind: "document" }],
    passes: [{ text: "0 3 * * * /usr/local/bin/backup", kind: "document" }, {
      text: "Update all dependencies in a pull request that a person reviews.",
      kind: "document",
    }, { text: "git pull, then run the tests.", kind: "document" }],
  },
});
