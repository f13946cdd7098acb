import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** Installs that take what is newest, and tests: what a lock file pins was there before, and somebody could look at it. */
const FOREIGN_CODE =
  /\brun:[^\n]{0,20}(?:\n[^\n]{0,120}){0,6}?\b(?:npm (?:i|install|test)|pnpm (?:i|install|test)|yarn(?: install| test)|bun (?:install|test)|pip3? install|pytest|cargo (?:build|test|run)|go (?:build|test|generate)|mvn |gradle |\.\/gradlew|bundle (?:install|exec)|make (?:test|build))\b/;

/** The job that a permission is for; above the jobs it is for all of them. */
function scopeOf(text: string, at: number): string {
  const jobs = /\njobs:|^jobs:/.exec(text)?.index ?? 0;
  if (at < jobs) return text;
  const after = text.slice(at, at + 4_000);
  return after.slice(0, /\n {2}[\w-]{1,60}:\s*\n/.exec(after)?.index ?? after.length);
}

export default defineRule({
  id: "GHA_OIDC_001",
  title: "A job with an identity token runs what its dependencies bring",
  why: "Any install script or test can ask for the token and publish or deploy as the project.",
  fix: "Give id-token to a job of its own that only takes the finished artifact.",
  severity: "high",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["id-token: write", "id-token:write"],
  match: scan(/\bid-token\s{0,2}:\s{0,2}write\b/, (match, { text }) => FOREIGN_CODE.test(scopeOf(text, match.index))),
  examples: {
    flags: [{
      text:
        "jobs:\n  release:\n    permissions:\n      id-token: write\n    steps:\n      - uses: actions/checkout@v5\n      - run: npm ci\n      - run: npm test",
      kind: "config",
    }, {
      text:
        "permissions:\n  contents: read\n  id-token: write\njobs:\n  all:\n    steps:\n      - run: pip install -r requirements.txt && pytest",
      kind: "config",
    }, {
      text:
        "jobs:\n  ship:\n    permissions: { id-token: write }\n    steps:\n      - run: cargo build --release\n      - run: ./deploy.sh",
      kind: "config",
    }],
    passes: [{
      text:
        "jobs:\n  deploy:\n    permissions:\n      id-token: write\n    steps:\n      - uses: actions/checkout@v5\n      - run: npm ci && npm run build",
      kind: "config",
    }, {
      text:
        "jobs:\n  deploy:\n    permissions:\n      id-token: write\n    steps:\n      - uses: actions/download-artifact@v5\n      - uses: actions/deploy-pages@v4",
      kind: "config",
    }, {
      text: "jobs:\n  test:\n    permissions:\n      contents: read\n    steps:\n      - run: npm ci",
      kind: "config",
    }, { text: "Set id-token: write for trusted publishing.", kind: "config" }],
  },
});
