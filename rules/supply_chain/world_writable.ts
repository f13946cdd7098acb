import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "PY_WORLD_WRITABLE_001",
  title: "Code lets everyone on the machine write a file",
  why: "Any other program can then change what this one will run or read.",
  fix: "Give the file to one user and take the right of others away: 0o750 or 0o640.",
  severity: "medium",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-732"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument"],
  keywords: ["os.chmod(", ".chmod(", "chmodsync(", "fs.chmod(", "s_iwoth"],
  match:
    /(?:\bchmodSync|\.chmod)\s{0,2}\([^\n#]{0,120}?(?:\b0o?[0-7]{0,2}[0-7][0-7][2367]\b|\bS_IWOTH\b|\bS_IRWXO\b|["']0?[0-7]{0,1}[0-7][0-7][2367]["'])/,
  examples: {
    flags: [
      { text: 'os.chmod("/opt/shop/run.sh", 0o777)', kind: "document" },
      { text: "Path(target).chmod(0o666)", kind: "document" },
      { text: "fs.chmodSync(script, 0o777);", kind: "document" },
      { text: "os.chmod(p, stat.S_IRUSR | stat.S_IWOTH)", kind: "document" },
    ],
    passes: [{ text: "os.chmod(key_path, 0o600)", kind: "document" }, {
      text: "fs.chmodSync(bin, 0o755);",
      kind: "document",
    }, { text: "os.chmod(path, 0o644)", kind: "document" }],
  },
});
