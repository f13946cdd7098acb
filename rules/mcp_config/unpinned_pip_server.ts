import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** The SDK itself, and a framework that everybody uses. */
const OFFICIAL: ReadonlySet<string> = new Set([
  "mcp",
  "fastmcp",
  "mcp-server-fetch",
  "mcp-server-git",
  "mcp-server-time",
]);

export default defineRule({
  id: "MCPCFG_013",
  title: "An MCP server is installed by pip without a version",
  why: "The server gets the agent's data; the next release of it gets in without anyone having chosen it.",
  fix: "Name the version and its hash: package==1.2.3 with --require-hashes.",
  severity: "medium",
  category: "mcp-config",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-1188", "CWE-494"] },
  reads: ["config", "command", "tool_argument"],
  keywords: ["pip install", "pip3 install", "uv pip install", "pipx install"],
  match: scan(
    /\b(?:pip3?|pipx)\s{1,2}install\s{1,2}(?:-{1,2}[\w-]{1,24}\s{1,2}){0,4}["']?([\w.-]{0,40}\bmcp\b[\w.-]{0,40}|[\w.]{1,30}_mcp[\w.-]{0,30})(?:\[[\w,-]{1,40}\])?["']?(?:\s|$|&|;)/,
    (match) => !/--require-hashes/.test(match[0]) && !OFFICIAL.has((match[1] ?? "").toLowerCase()),
  ),
  examples: {
    flags: [{ text: "pip install mcp-server-weatherly", kind: "command" }, {
      text: 'RUN pip install --no-cache-dir notes-mcp\nCMD ["notes-mcp"]',
      kind: "config",
    }, { text: "pipx install tickets-mcp-server", kind: "tool_argument" }],
    passes: [{ text: "pip install mcp-server-weatherly==0.3.1", kind: "command" }, {
      text: "pip install mcp",
      kind: "command",
    }, { text: "pip install --require-hashes -r mcp.txt", kind: "command" }],
  },
});
