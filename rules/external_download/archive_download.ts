import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const KNOWN_HOST =
  /(?:^|\.)(?:github\.com|githubusercontent\.com|gitlab\.com|python\.org|pypi\.org|pythonhosted\.org|npmjs\.org|nodejs\.org|go\.dev|golang\.org|rust-lang\.org|crates\.io|debian\.org|ubuntu\.com|kernel\.org|gnu\.org|apache\.org|microsoft\.com|google\.com|googleapis\.com|amazonaws\.com|docker\.com|k8s\.io|maven\.org|huggingface\.co|pytorch\.org|anaconda\.com|hashicorp\.com|mozilla\.org|sourceforge\.net|jetbrains\.com|oracle\.com|adoptium\.net|sqlite\.org|openssl\.org|nginx\.org|postgresql\.org)$/i;

export default defineRule({
  id: "EXTDL_016",
  title: "An archive or installer is fetched from an unknown place",
  why: "What is in it is only seen when it is open, and installers run when they are opened.",
  fix: "Fetch it from where its project publishes, and compare the digest.",
  severity: "medium",
  category: "external-download",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["command", "tool_argument"],
  keywords: ["curl", "wget", "aria2c", "invoke-webrequest", "iwr "],
  match: commandsThat(({ name, args }) =>
    /^(?:curl|wget|aria2c|invoke-webrequest|iwr)$/i.test(name) &&
    args.some((arg) => {
      const host =
        /^https?:\/\/([^/?#\s]{3,200})\/[^\s]{0,300}\.(?:zip|t(?:ar\.)?(?:gz|bz2|xz)|tgz|7z|rar|exe|msi|pkg|dmg|deb|rpm|appimage|jar|apk|iso|whl)(?:[?#]|$)/i
          .exec(arg)?.[1];
      return host !== undefined && !KNOWN_HOST.test(host);
    })
  ),
  examples: {
    flags: [{ text: "wget https://files.example.net/tools/agent-setup.zip", kind: "command" }, {
      text: "curl -LO http://203.0.113.8/update.exe",
      kind: "command",
    }, { text: "curl -sSL -o /tmp/p.tar.gz https://cdn.example.org/p.tar.gz", kind: "command" }],
    passes: [{ text: "curl -LO https://github.com/acme/tool/releases/download/v1.2.0/tool.tar.gz", kind: "command" }, {
      text: "curl -s https://api.example.com/users.json",
      kind: "command",
    }, { text: "wget https://www.python.org/ftp/python/3.13.0/Python-3.13.0.tgz", kind: "command" }],
  },
});
