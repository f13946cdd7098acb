import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-002",
  title: "A process asks which capabilities it has",
  why: "The answer tells which way out of the container is open.",
  fix: "Drop all capabilities that the container does not need.",
  severity: "medium",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["command", "tool_argument", "message"],
  keywords: ["capsh", "capeff", "getpcaps", "capbnd", "amicontained", "deepce", "cdk evaluate"],
  match: commandsThat(({ name, args }) => {
    const line = args.join(" ");
    return name === "capsh" && /--print/.test(line) ||
      /^(?:grep|cat|awk|egrep)$/.test(name) && /Cap(?:Eff|Bnd|Prm)/i.test(line) && /\/proc\//.test(line) ||
      /^(?:amicontained|getpcaps|deepce(?:\.sh)?)$/.test(name) ||
      name === "cdk" && /^(?:evaluate|run|auto-escape)\b/.test(line) && /evaluate|run\s|auto/.test(line) &&
        !/deploy|synth/.test(line);
  }),
  examples: {
    flags: [{ text: "capsh --print", kind: "command" }, { text: "grep CapEff /proc/self/status", kind: "command" }, {
      text: "./amicontained",
      kind: "command",
    }],
    passes: [
      { text: "cat /proc/self/status", kind: "command" },
      { text: "cdk deploy", kind: "command" },
      "The capability set is printed by capsh in the debug build.",
    ],
  },
});
