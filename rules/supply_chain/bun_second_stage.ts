import { around, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const FETCHES = /\bbun\.sh\/install\b|oven-sh\/bun\/releases\//;
const RUNS = /\b(?:execFile|exec|spawn)(?:Sync)?\s{0,2}\(/;
/** What an honest build does not do besides. */
const SIGNS: readonly RegExp[] = [
  /detached["']?\s{0,2}:\s{0,2}true|\.unref\(\)/,
  /stdio["']?\s{0,2}:\s{0,2}["']ignore["']|windowsHide/,
  /process\.env\b(?!\.(?:NODE_ENV|PORT|CI)\b)/,
  /os\.tmpdir\(\)|["'`]\/tmp\//,
  /\b(?:pre|post)install\b|npm_lifecycle_event/,
  /["']base64["']|\batob\s{0,2}\(/,
  /chmodSync|0o755/,
];

export default defineRule({
  id: "JS_BUN_SECOND_STAGE_001",
  title: "Package code fetches another runtime for its second act",
  why: "The second runtime is there because no scanner watches it; a package that needs one brings it as a dependency.",
  fix: "Do not install it; look for what the second script left.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: ["bun.sh", "bun_environment", "setup_bun", "/bun ", "bun run", "oven-sh/bun", '"bun"', "'bun'"],
  match: scan(FETCHES, (match, { text }) => {
    const code = around(text, { start: match.index, end: match.index + match[0].length }, 1_500);
    return RUNS.test(code) && SIGNS.filter((sign) => sign.test(code)).length >= 2;
  }),
  examples: {
    flags: [{
      text:
        'const { execSync, spawn } = require("child_process");\n// preinstall\nexecSync("curl -fsSL https://bun.sh/install | bash", { stdio: "ignore" });\nspawn(path.join(os.homedir(), ".bun/bin/bun"), ["run", "env_check.js"], { detached: true, stdio: "ignore" }).unref();',
      kind: "document",
    }, {
      text:
        'await download("https://github.com/oven-sh/bun/releases/latest/download/bun-linux-x64.zip", os.tmpdir());\nchild_process.execFileSync(os.tmpdir() + "/bun", [Buffer.from(P, "base64").toString()], { env: process.env });',
      kind: "document",
    }, {
      text:
        'const url = "https://github.com/oven-sh/bun/releases/download/v1/bun-darwin.zip"; // npm_lifecycle_event\nfs.writeFileSync(tmp, await get(url)); fs.chmodSync(tmp, 0o755);\ncp.spawn(tmp, [hidden], { detached: true, env: { ...process.env, T: process.env.NPM_TOKEN } });',
      kind: "document",
    }],
    passes: [{ text: "curl -fsSL https://bun.sh/install | bash\nbun install\nbun run dev", kind: "document" }, {
      text: "- uses: oven-sh/setup-bun@v2\n- run: bun test",
      kind: "document",
    }, { text: 'import { spawn } from "bun";\nspawn(["bun", "run", "build.ts"]);', kind: "document" }],
  },
});
