import { phrase, scan, standsNear } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const JOB =
  /\b(?:interview|position|vacancy|role|shortlisted|recruit\w*|hiring|candidate|coding (?:test|task|challenge)|first task|your profile|assessment|application|freelance|gig)\b/i;
const YOURS =
  /\b(?:(?:work|company|own|usual|main|private|personal) (?:laptop|machine|computer|pc|mac)|share (?:your|the) screen|tell us what you see|wallet|metamask|disable|turn off|switch off|antivirus|defender|with sudo|as (?:root|admin\w*)|not (?:in|on) a (?:vm|container|sandbox)|within (?:the hour|\d{1,2} (?:minutes|hours))|production access|docker does not work)\b/i;

export default defineRule({
  id: "SOCIAL_009",
  title: "A job offer that has code run on one's own machine",
  why: "The test is the attack: what runs at installation looks for wallets, sessions and keys.",
  fix: "Read it without running it, or run it where nothing is.",
  severity: "high",
  category: "social-engineering",
  lane: "flag",
  maps: { asi: ["ASI09", "ASI04"], mcp: ["MCP04"], cwe: ["CWE-829"] },
  reads: ["message", "prompt", "document", "tool_result", "resource"],
  keywords: [
    "npm install",
    "npm i",
    "npm start",
    "npm run",
    "yarn",
    "pip install",
    "clone",
    "docker compose",
    "make run",
  ],
  match: scan(
    phrase(
      "\\b(?:clone|download|unzip|pull|check out|get)\\b[^!?\\n]{0,90}?\\b(?:npm (?:install|i|start|run|ci)|yarn|pnpm|pip install|python3? \\w|docker compose|make run|run (?:it|the (?:app|demo|project|server)))\\b",
    ),
    (match, sample) =>
      standsNear(match, sample, { pattern: JOB, before: 240, after: 120 }) &&
      standsNear(match, sample, { pattern: YOURS, before: 160, after: 240 }),
  ),
  examples: {
    flags: [
      "You are shortlisted. Clone the small repo, npm install, npm start and share your screen from your work laptop.",
      {
        text:
          "We liked your profile. First task: download the zip, npm run dev, connect your wallet and tell us what you see.",
        kind: "document",
      },
      "Coding challenge: clone github.com/x-labs/game, pip install -r r.txt; turn off the antivirus, it slows the build.",
    ],
    passes: [
      "For the interview please clone the repository and run the tests with npm test; any machine will do.",
      { text: "Clone the repository, npm install, npm start. The app opens on port 3000.", kind: "document" },
      "The position involves a lot of npm and Docker; share your experience in the form.",
    ],
  },
});
