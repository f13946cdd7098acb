import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "JS_DAEMON_001",
  title: "Package code leaves a process behind",
  why: "It runs on after the installation, cut loose and without output.",
  fix: "Find out what it starts.",
  severity: "medium",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: ["detached: true", "detached:true", ".unref()", "start_new_session"],
  match: scan(
    /\bspawn\s{0,2}\([^;]{0,200}detached\s{0,2}:\s{0,2}true\b/,
    (match, { text }) =>
      /stdio\s{0,2}:\s{0,2}["']ignore["']/.test(text.slice(match.index, match.index + 400)) &&
      /\.unref\(\)/.test(text.slice(match.index, match.index + 600)) &&
      /(?:postinstall|preinstall|curl|https?:|base64|\/tmp\/|os\.tmpdir|process\.env\.npm_|__filename|["']-e["'])/.test(
        text,
      ),
  ),
  examples: {
    flags: [{
      text: '// postinstall\nspawn(process.execPath, ["a.js"], { detached: true, stdio: "ignore" }).unref();',
      kind: "document",
    }, {
      text: 'const c = spawn("node", ["-e", code], { detached: true, stdio: "ignore" });\nc.unref();',
      kind: "document",
    }, { text: 'spawn("sh", [os.tmpdir() + "/x"], {detached:true, stdio:"ignore"}).unref()', kind: "document" }],
    passes: [{ text: 'spawn("vite", [], { stdio: "inherit" });', kind: "document" }, {
      text: 'spawn("code", [file], { detached: true, stdio: "ignore" }).unref();',
      kind: "document",
    }, { text: "server.unref();", kind: "document" }],
  },
});
