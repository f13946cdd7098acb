import { addressClass, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "THIRDPARTY_009",
  title: "Code or packages are fetched without encryption",
  why: "Anyone on the way may put their own code into the answer.",
  fix: "Use https, and check a digest.",
  severity: "medium",
  category: "third-party-content",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-319", "CWE-494"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: ["http://"],
  match: scan(
    /\b(?:curl|wget|pip3?\s{1,2}install|npm\s{1,2}(?:install|i)|gem\s{1,2}install|apt-get|git\s{1,2}clone|iwr|irm|requests\.get\(|urlopen\(|urlretrieve\(|--(?:index-url|extra-index-url|registry|trusted-host)|DownloadString\(|DownloadFile\()[^\n]{0,100}?http:\/\/([^\s\/"'<>:)]{3,120})[^\s"'<>)]{0,200}/i,
    (match) => {
      const host = match[1] ?? "";
      return addressClass(host) === "name" &&
        !/\.(?:test|example|invalid|local|internal|svc)$|^example\.|^[\w-]+$/i.test(host) && !/[{}$<>]/.test(host) &&
        (/\.(?:sh|py|ps1|exe|zip|t?gz|deb|rpm|whl|jar|bin|msi|dmg|pkg)\b|install|clone|index-url|registry|\|\s{0,2}(?:ba)?sh/i
          .test(match[0]));
    },
  ),
  examples: {
    flags: [
      { text: "curl http://get.acme-tools.net/install.sh -o i.sh", kind: "command" },
      { text: "pip install --index-url http://pypi.acme-tools.net/simple acme", kind: "command" },
      { text: "git clone http://git.acme-tools.net/site.git", kind: "tool_argument" },
    ],
    passes: [
      { text: "curl http://localhost:3000/health", kind: "command" },
      { text: "curl https://get.acme-tools.net/install.sh", kind: "command" },
      { text: "curl http://example.com/", kind: "command" },
      { text: "wget http://mirror.internal/a.zip", kind: "command" },
    ],
  },
});
