import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TOXIC_003",
  title: "A program runs what it is given and destroys files",
  why: "The same text decides what is run and removes what would show it.",
  fix: "Read it whole before it runs.",
  severity: "medium",
  category: "toxic-flow",
  lane: "flag",
  maps: { asi: ["ASI05", "ASI02"], mcp: ["MCP05"], cwe: ["CWE-506"] },
  reads: ["document", "tool_result", "resource"],
  keywords: ["shutil.rmtree", "os.remove", "fs.rm(", "rimraf", "unlink", "fs.rmsync"],
  match: scan(
    /\b(?:shutil\.rmtree|os\.(?:remove|unlink)|fs\.(?:rm|rmSync|unlinkSync|rmdirSync)|rimraf(?:\.sync)?)\s{0,2}\(\s{0,3}(?:__file__|__filename|sys\.argv\[0\]|os\.path\.expanduser\(\s{0,2}["']~["']\s{0,2}\)|os\.homedir\(\)|["']\/["'])/,
    (match, { text }) =>
      /\b(?:exec|eval|spawn|Popen|system|child_process|urlopen|requests\.|fetch\()\b/.test(
        text.slice(Math.max(0, match.index - 1500), match.index + 800),
      ),
  ),
  examples: {
    flags: [{ text: "exec(base64.b64decode(P))\nos.remove(__file__)", kind: "document" }, {
      text: 'require("child_process").exec(c);\nfs.unlinkSync(__filename);',
      kind: "document",
    }, { text: 'requests.post(u, data=d)\nshutil.rmtree(os.path.expanduser("~"))', kind: "document" }],
    passes: [
      { text: "shutil.rmtree(build_dir)", kind: "document" },
      { text: "os.remove(tmp.name)", kind: "document" },
      { text: 'fs.rmSync("dist", { recursive: true });', kind: "document" },
    ],
  },
});
