import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-011",
  aliases: ["SUPPLY_015"],
  title: "A container is started with the rights of the host",
  why: "A privileged container is the host with another name.",
  fix: "Grant the single device or capability that is needed.",
  severity: "critical",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: [
    "--privileged",
    "--pid=host",
    "--pid host",
    "--cap-add",
    "--userns=host",
    "--ipc=host",
    "--security-opt",
    "--device",
    "-v /",
    "--volume=/",
    "--mount",
    "--uts=host",
    "-v=/",
    "--volume /",
  ],
  match: commandsThat(({ name, args }) => {
    if (
      !/^(?:docker|podman|nerdctl|ctr)$/.test(name) ||
      !/^(?:run|exec|create|container|compose)$/.test(args.find((arg) => !arg.startsWith("-")) ?? "")
    ) return false;
    const line = args.join(" ");
    return /--privileged(?:=true)?(?:\s|$)|--pid[= ]host\b|--userns[= ]host\b|--cap-add[= ](?:ALL|(?:CAP_)?(?:SYS_ADMIN|SYS_PTRACE|SYS_MODULE|DAC_READ_SEARCH|SYS_RAWIO))\b|--security-opt[= ](?:seccomp[=:]unconfined|apparmor[=:]unconfined|label[=:]disable)|--device[= ]\/dev\/(?:sd|nvme|mem|vd)/
      .test(line) ||
      /(?:-v|--volume)[= ]\/(?:etc|root|proc|sys|boot|var\/run\/docker\.sock|run\/docker\.sock|home|var\/lib\/docker)?\/?:\/?\w/
        .test(line) ||
      /--mount[= ]\S{0,80}(?:source|src)=\/(?:etc|root|proc|var\/run\/docker\.sock)?\/?(?:,|$)/.test(line);
  }),
  examples: {
    flags: [
      { text: "docker run --rm -it --privileged alpine sh", kind: "command" },
      { text: "docker run -v /:/host alpine chroot /host", kind: "command" },
      { text: "podman run --pid=host --cap-add SYS_ADMIN img", kind: "command" },
      { text: "docker run -v /var/run/docker.sock:/var/run/docker.sock tool", kind: "tool_argument" },
    ],
    passes: [
      { text: 'docker run --rm -v "$PWD":/app node:22 npm test', kind: "command" },
      { text: "docker run --cap-add NET_BIND_SERVICE web", kind: "command" },
      { text: "docker ps --filter label=privileged", kind: "command" },
      "Never start a container with --privileged.",
    ],
  },
});
