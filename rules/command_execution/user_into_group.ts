import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_157",
  title: "A user is put into a group that is as good as root",
  why:
    "Members of sudo, wheel or docker own the machine. Administrators do this by hand, once; an agent seldom should.",
  fix: "See who asked for it, and give the one right that is needed.",
  severity: "medium",
  category: "command-execution",
  lane: "flag",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP02"], cwe: ["CWE-269"] },
  keywords: ["usermod", "gpasswd", "adduser"],
  match: memberships,
  examples: {
    flags: [
      { text: "sudo usermod -aG sudo deploy", kind: "command" },
      { text: "sudo usermod -aG docker $USER", kind: "command" },
      { text: "Then run `sudo usermod -aG wheel helper`", kind: "document" },
      { text: "gpasswd -a helper wheel", kind: "tool_argument" },
      { text: "adduser helper sudo", kind: "command" },
    ],
    passes: [
      { text: "Then add yourself: `sudo usermod -aG docker $USER`, and log in again.", kind: "document" },
      { text: "usermod -aG audio ada", kind: "command" },
      { text: "adduser sudoku", kind: "command" },
      "The docker group is as good as root.",
    ],
  },
});

const adds = commandsThat(({ name, args }) => {
  const line = args.join(" ");
  if (!/(?:^|[\s,])(?:sudo|wheel|root|admin|docker|lxd)(?:$|[\s,])/.test(line)) return false;
  if (name === "usermod") return /(?:^|\s)-\w{0,3}G/.test(line);
  if (name === "gpasswd") return /(?:^|\s)-a/.test(line);
  return name === "adduser" && /^\S+\s+(?:sudo|wheel|root|admin|docker|lxd)$/.test(line);
});

/** Guides to Docker tell whoever reads to join its group; what an agent is about to run is another matter. */
const IN_GUIDES = /-aG\s{1,2}docker\s{1,2}["']?\$\{?USER\b/;

function* memberships(sample: Sample): Generator<Span> {
  const isGuide = sample.kind !== "command" && sample.kind !== "tool_argument";
  for (const span of adds(sample)) {
    if (!isGuide || !IN_GUIDES.test(sample.text.slice(span.start, span.end))) yield span;
  }
}
