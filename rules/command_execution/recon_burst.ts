import { effective, plainCommands } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

const PROBES =
  /^(?:whoami|id|uname|hostname|ifconfig|netstat|ss|arp|route|lastlog|last|w|who|systeminfo|ipconfig|tasklist|quser|nltest|lsb_release|dmidecode|getent|printenv)$/;

export default defineRule({
  id: "CMDEXEC_153",
  title: "A burst of commands that explore the machine",
  why: "Who am I, where am I, who else is here: the first minute of every intrusion, and rarely of a task.",
  fix: "Ask what the answers are needed for.",
  severity: "medium",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI10", "ASI05"],
    mcp: ["MCP05"],
    cwe: ["CWE-200"],
    see: ["https://attack.mitre.org/tactics/TA0007/"],
  },
  reads: ["command", "tool_argument", "message"],
  keywords: ["whoami", "/etc/passwd", "systeminfo", "net user", "uname -a", "ifconfig", "ip addr", "netstat"],
  match: burst,
  examples: {
    flags: [{ text: "whoami; id; uname -a; cat /etc/passwd; ifconfig", kind: "command" }, {
      text: "whoami & systeminfo & net user & ipconfig /all & tasklist",
      kind: "command",
    }, { text: "id\nhostname\nip addr\nnetstat -tulpn\nlast", kind: "tool_argument" }],
    passes: [
      { text: "uname -a", kind: "command" },
      { text: "whoami && hostname", kind: "command" },
      "The commands whoami, id and uname -a print who and where you are.",
    ],
  },
});

function* burst(sample: Sample): Generator<Span> {
  const seen = new Map<string, Span>();
  for (const command of plainCommands(sample)) {
    const { name, args } = effective(command);
    const lower = name.toLowerCase().replace(/\.exe$/, "");
    const key = PROBES.test(lower) ? lower : lower === "cat" &&
        args.some((arg) => /^\/etc\/(?:passwd|issue|os-release|hosts|group)$|^\/proc\/version$/.test(arg))
      ? "cat"
      : lower === "ip" && /^(?:a|addr|address|r|route|n|neigh)$/.test(args[0] ?? "")
      ? "ip"
      : /^net1?$/.test(lower) && /^(?:user|localgroup|group|view|share)$/i.test(args[0] ?? "")
      ? `net ${args[0]}`
      : /^(?:sudo|find)$/.test(lower) && /-l$|-perm\s{1,2}-?\/?[46u]/.test(args.join(" "))
      ? "rights"
      : null;
    if (key !== null && (command.argv.length <= 4 || key !== lower)) seen.set(key, command);
  }
  if (seen.size < 4) return;
  const spans = [...seen.values()];
  yield { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
}
