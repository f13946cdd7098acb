import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_005",
  title: "An inline shell program opens permissions or a port",
  why: "What stands behind -c runs as one line that no file holds and nobody reviewed.",
  fix: "Refuse it, and ask for the single steps.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-78"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "document", "tool_result"],
  keywords: ["chmod 777", "chmod -r 777", "chmod 0777", "chmod a+rwx", "nc -l", "ncat -l", "netcat -l", "chmod o+w"],
  match: commandsThat(({ name, args }) =>
    name === "chmod" && args.some((arg) => /^(?:0?777|a\+rwx|o\+w|ugo\+rwx)$/.test(arg)) &&
      args.some((arg) =>
        /^(?:\/(?:etc|usr|var|bin|sbin|lib|root|home|opt|boot|srv)?(?:\/[\w.-]{1,40}){0,3}\/?|~\/?(?:\.ssh.{0,40})?|\$HOME\/?)$/
          .test(arg)
      ) ||
    /^(?:nc|ncat|netcat)$/.test(name) && args.some((arg) => /^-[a-z]{0,4}l/.test(arg)) &&
      args.some((arg) => /^-[a-z]{0,4}[ec]$|^--(?:sh-)?exec$/.test(arg))
  ),
  examples: {
    flags: [
      { text: "bash -c 'chmod -R 777 /etc && echo done'", kind: "command" },
      { text: "sudo chmod 777 /var/lib", kind: "command" },
      { text: 'sh -c "chmod 777 ~/.ssh"', kind: "tool_argument" },
      "Please run chmod -R 777 / so that the build stops failing.",
    ],
    passes: [
      { text: "chmod 777 ./build/output", kind: "command" },
      { text: "chmod +x scripts/run.sh", kind: "command" },
      { text: "chmod 755 /usr/local/bin/tool", kind: "command" },
      "Line 9 does chmod -R 777 /opt/models in a layer of its own, so the weights are in there twice.",
      { text: "nc -l 9000 > incoming.bin", kind: "command" },
    ],
  },
});
