import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "JS_WIPER_TRIPWIRE_001",
  title: "Package code deletes keys, history or the home folder",
  why: "It covers its tracks, or takes revenge when it cannot send what it found: what it deletes is gone.",
  fix: "Do not run it; keep a copy of the machine before anything else is tried.",
  severity: "critical",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04", "ASI10"], mcp: ["MCP04"], cwe: ["CWE-506"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: [
    "rmsync",
    "rmdirsync",
    "unlinksync",
    "rimraf",
    "rmtree",
    "rm -rf",
    "shred ",
    ".rm(",
    "remove-item",
    "del /f",
    "cipher /w",
  ],
  match:
    /\b(?:fs\.|fsp\.|fse\.|shutil\.)?(?:rmSync|rmdirSync|unlinkSync|rimraf(?:\.sync)?|rmtree|rm)\s{0,2}\(\s{0,3}[^\n]{0,60}?(?:homedir\(\)\s{0,2}[,)]|Path\.home\(\)\s{0,2}[,)]|expanduser\(["']~["']\)\s{0,2}[,)]|process\.env\.(?:HOME|USERPROFILE)\s{0,2}[,)]|["'`\/]\.(?:ssh|aws|gnupg|kube|docker|claude|codex|bash_history|zsh_history|git-credentials)\b)/,
  examples: {
    flags: [
      { text: "if (!sent) fs.rmSync(os.homedir(), { recursive: true, force: true });", kind: "document" },
      { text: 'fs.rmSync(path.join(home, ".ssh"), { recursive: true, force: true });', kind: "document" },
      { text: 'shutil.rmtree(os.path.expanduser("~"), ignore_errors=True)', kind: "document" },
      { text: "await fsp.rm(`${home}/.claude`, { recursive: true });", kind: "document" },
    ],
    passes: [
      { text: 'fs.rmSync(path.join(os.tmpdir(), "build"), { recursive: true });', kind: "document" },
      { text: 'fs.rmSync("node_modules", { recursive: true, force: true });', kind: "document" },
      { text: 'shutil.rmtree(tmp_path / "cache")', kind: "document" },
      { text: 'const keys = fs.readdirSync(path.join(os.homedir(), ".ssh"));', kind: "document" },
    ],
  },
});
