import { around, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SC-EX-010",
  title: "Code leaves a start-up file in Python's library folder",
  why:
    "Python reads every .pth file at each start and runs the lines in it that begin with import: no program asks for it, all get it.",
  fix: "Look into the file and remove it; list what wrote it.",
  severity: "medium",
  category: "supply-chain-exfil",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: [".pth"],
  match: scan(
    /(?:open|Path|join|joinpath|write_text|copy(?:file|2)?|writeFileSync)\s{0,2}\([^\n]{0,100}?[\w.-]{1,40}\.pth["'`][^\n]{0,60}/,
    (match, { text }) =>
      /site-packages|getsitepackages|getusersitepackages|purelib|platlib|sysconfig|usercustomize|dist-packages/.test(
        around(text, { start: match.index, end: match.index + match[0].length }, 400),
      ) &&
      /["'][wax]["']|write|copy/.test(
        around(text, { start: match.index, end: match.index + match[0].length }, 60, 200),
      ),
  ),
  examples: {
    flags: [{
      text: 'with open(os.path.join(site.getsitepackages()[0], "zz_helper.pth"), "w") as f:\n    f.write(LINE)',
      kind: "document",
    }, {
      text:
        'p = pathlib.Path(sysconfig.get_path("purelib")) / "a.txt"\nshutil.copyfile("payload.pth", os.path.join(sysconfig.get_path("purelib"), "distro-fix.pth"))',
      kind: "document",
    }, { text: 'open("/usr/lib/python3/dist-packages/net.pth", "a").write("import net_boot\\n")', kind: "document" }],
    passes: [{ text: 'model = torch.load("weights.pth")', kind: "document" }, {
      text: 'torch.save(net.state_dict(), open("best.pth", "wb"))',
      kind: "document",
    }, { text: 'print(open("/usr/lib/python3/dist-packages/easy-install.pth").read())', kind: "document" }],
  },
});
