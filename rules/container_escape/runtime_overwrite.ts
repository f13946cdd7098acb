import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-008",
  title: "The container runtime's own program is overwritten",
  why: "Through the link to its own file the runtime replaces itself with the attacker's program, on the host.",
  fix: "Update the runtime; isolate the host.",
  severity: "critical",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-250"], see: ["https://nvd.nist.gov/vuln/detail/CVE-2019-5736"] },
  keywords: ["/proc/self/exe", "/proc/self/fd/", "/usr/bin/runc", "docker-runc", "/proc/*/exe"],
  match: [
    scan(
      /\/proc\/(?:self|\*|\$?\{?\w{1,16}\}?)\/(?:exe|fd\/\d{1,3})\b/,
      (match, { text }) =>
        /\brunc\b|docker-runc|containerd-shim/.test(text.slice(Math.max(0, match.index - 500), match.index + 500)) &&
        /(?:>|write|O_WRONLY|O_TRUNC|overwrite|open\(|cp\s|#!\s{0,2}\/proc\/self\/exe)/.test(
          text.slice(Math.max(0, match.index - 300), match.index + 300),
        ),
    ),
    /#!\s{0,2}\/proc\/self\/exe\b/,
    scan(/(?:workdir|cwd|--workdir|-w)["'\s=:]{1,4}\/proc\/self\/fd\/\d/i, () => true),
  ],
  examples: {
    flags: [{ text: "#!/proc/self/exe\npayload for runc", kind: "document" }, {
      text: "docker run -w /proc/self/fd/8 image sh",
      kind: "command",
    }, {
      text:
        'fd = os.open("/proc/self/exe", os.O_RDONLY)  # runc\nwith open(f"/proc/self/fd/{fd}", "wb") as f: f.write(payload)',
      kind: "document",
    }],
    passes: [{ text: 'readlink("/proc/self/exe", buf, sizeof(buf));', kind: "document" }, {
      text: "ls -l /proc/self/fd",
      kind: "command",
    }, "The runtime is runc 1.2."],
  },
});
