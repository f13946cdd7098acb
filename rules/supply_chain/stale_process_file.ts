import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** Asks first whether the process lives, and which one it is. */
const ASKS = /\bkill\s{1,2}-0\b|\bps\s{1,2}-p\b|pid_exists|pgrep|\/proc\/\$|os\.kill\([^\n)]{1,40},\s{0,2}0\)/;

export default defineRule({
  id: "SUPPLY_019",
  title: "A file with a process number is believed",
  why: "Numbers are used again: whoever can write the file, or waits long enough, chooses which process is ended.",
  fix: "Ask whether the process lives and is the right one before acting on its number.",
  severity: "low",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP05"], cwe: ["CWE-362", "CWE-367"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "command"],
  keywords: [".pid"],
  match: scan(
    /\bkill\s{1,2}(?:-\w{1,9}\s{1,2}){0,2}["']?(?:\$\(\s{0,2}(?:cat\s{1,2}|<\s{0,2})|`cat\s{1,2})[^\s)`]{1,120}\.pid\b|\bos\.kill\s{0,2}\(\s{0,2}int\s{0,2}\([^\n]{0,80}\.pid\b/,
    (match, { text }) => !ASKS.test(text.slice(Math.max(0, match.index - 400), match.index) + match[0]),
  ),
  examples: {
    flags: [{ text: "kill -9 $(cat /tmp/worker.pid)", kind: "command" }, {
      text: "stop() {\n  kill `cat run/server.pid`\n  rm run/server.pid\n}",
      kind: "document",
    }, { text: 'os.kill(int(open("agent.pid").read()), signal.SIGKILL)', kind: "document" }],
    passes: [{ text: 'if kill -0 "$(cat a.pid)" 2>/dev/null; then kill $(cat a.pid); fi', kind: "command" }, {
      text: "echo $$ > server.pid",
      kind: "document",
    }, { text: "The file server.pid holds the number of the process.", kind: "document" }],
  },
});
