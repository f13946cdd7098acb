import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-103",
  title: "A container file asks for the host's rights",
  why: "Sometimes a node agent needs it. For anything else it takes the walls away.",
  fix: "Ask which single right is needed.",
  severity: "low",
  category: "container-escape",
  lane: "flag",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: [
    "privileged: true",
    '"privileged": true',
    "pid: host",
    "docker.sock:",
    "hostpid: true",
    "seccomp:unconfined",
    'pid: "host"',
  ],
  match: scan(
    /(?:^|\n)[ \t"-]{0,40}(?:privileged|hostPID)"?\s{0,2}:\s{0,2}true\b|(?:^|\n)[ \t"-]{0,40}pid"?\s{0,2}:\s{0,2}["']?host\b|["'\s-]\/(?:var\/)?run\/docker\.sock:\/|["'\s-]\/:\/(?:host|rootfs|hostfs|mnt)\b|seccomp[:=]unconfined/,
    (_, { text }) => /(?:^|\n)[ \t"]{0,12}(?:services|image|build)"?\s{0,2}:/.test(text),
  ),
  examples: {
    flags: [{ text: "services:\n  agent:\n    image: tool\n    privileged: true", kind: "config" }, {
      text: "services:\n  a:\n    image: x\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock",
      kind: "config",
    }, { text: "services:\n  a:\n    image: x\n    pid: host", kind: "config" }],
    passes: [{ text: "services:\n  web:\n    image: nginx\n    privileged: false", kind: "config" }, {
      text: "The flag privileged: true gives a container all rights.",
      kind: "document",
    }, {
      text: "services:\n  db:\n    image: postgres\n    volumes:\n      - data:/var/lib/postgresql",
      kind: "config",
    }],
  },
});
