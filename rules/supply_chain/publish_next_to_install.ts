import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const PUBLISH = /\b(?:npm|pnpm|yarn(?: npm)?|bun) publish\b/;
/** A token of a registry, or the identity that it trusts. */
const TOKEN = /\b(?:NODE_AUTH_TOKEN|NPM_TOKEN|NPM_AUTH_TOKEN|YARN_NPM_AUTH_TOKEN)\b|id-token\s{0,2}:\s{0,2}write/;
/** Installs that take what is newest, and tests: what a lock file pins was there before, and somebody could look at it. */
const FOREIGN_CODE =
  /\b(?:npm (?:i|install|test|t)|pnpm (?:i|install|test)|yarn(?: install| test)|bun (?:install|test))\b/;

/** The job of a workflow that a place is in: up to the next line that is indented as a job's name. */
function jobAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 4_000), at);
  const after = text.slice(at, at + 2_000);
  const from = Math.max(...[...before.matchAll(/\n {2}[\w-]{1,60}:\s*\n/g)].map(({ index }) => index), 0);
  const to = /\n {2}[\w-]{1,60}:\s*\n/.exec(after)?.index ?? after.length;
  return before.slice(from) + after.slice(0, to);
}

export default defineRule({
  id: "NPM_PUBLISH_SURFACE_001",
  title: "The right to publish stands where strangers' code runs",
  why: "Every script of every dependency runs beside the token and can publish in the project's name.",
  fix: "Publish in a job of its own that installs nothing and runs no tests.",
  severity: "high",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ["npm publish", "pnpm publish", "yarn npm publish", "yarn publish", "bun publish"],
  match: scan(PUBLISH, (match, { text }) => {
    const job = jobAround(text, match.index);
    return TOKEN.test(job) && FOREIGN_CODE.test(job);
  }),
  examples: {
    flags: [{
      text:
        "jobs:\n  release:\n    env:\n      NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}\n    steps:\n      - run: npm ci\n      - run: npm test\n      - run: npm publish",
      kind: "config",
    }, {
      text:
        "  publish:\n    permissions:\n      id-token: write\n    steps:\n      - uses: actions/checkout@v5\n      - run: pnpm install\n      - run: pnpm publish --no-git-checks",
      kind: "config",
    }, { text: '{"scripts": {"release": "npm ci && npm test && NPM_TOKEN=$TOKEN npm publish"}}', kind: "config" }],
    passes: [
      {
        text:
          "  publish:\n    permissions:\n      id-token: write\n    steps:\n      - uses: actions/download-artifact@v5\n      - run: npm publish ./package.tgz",
        kind: "config",
      },
      {
        text:
          "  publish:\n    steps:\n      - run: npm ci && npm publish\n        env:\n          NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}",
        kind: "config",
      },
      { text: "Run npm publish when the tests are green.", kind: "config" },
      { text: "  test:\n    steps:\n      - run: npm ci\n      - run: npm test", kind: "config" },
    ],
  },
});
