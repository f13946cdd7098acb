import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-001",
  title: "A command talks to the container daemon's socket",
  why: "Who can write to the socket can start a container that holds the whole host.",
  fix: "Do not mount the socket; offer a builder without it.",
  severity: "high",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: ["docker.sock", "containerd.sock", "crio.sock", "podman.sock", "tcp://", ":2375", ":2376"],
  match: [
    commandsThat(({ name, args }, { argv }) => {
      const line = args.join(" ");
      if (/^(?:curl|nc|ncat|socat|wget)$/.test(name)) {
        return /(?:docker|containerd|crio|podman)\.sock/.test(line) || /https?:\/\/[\w.-]{1,80}:237[56]\//.test(line);
      }
      if (/^(?:ls|stat|find|test|\[|file|chmod|chown|cat)$/.test(name)) {
        return /\/(?:var\/)?run\/(?:docker|containerd\/containerd|crio\/crio)\.sock/.test(line);
      }
      return /^(?:docker|ctr|crictl|podman|nerdctl)$/.test(name) &&
          (/(?:-H|--host|--address|-a|-r|--runtime-endpoint|--url)[= ]?(?:unix:\/\/\/(?!var\/run\/docker\.sock)|tcp:\/\/(?!localhost|127\.))/
            .test(line)) || argv.some((word) => /^DOCKER_HOST=tcp:\/\/(?!localhost|127\.)/.test(word));
    }),
  ],
  examples: {
    flags: [
      { text: "curl --unix-socket /var/run/docker.sock http://localhost/containers/json", kind: "command" },
      { text: "ls -la /var/run/docker.sock", kind: "command" },
      { text: "docker -H tcp://10.0.0.9:2375 ps", kind: "command" },
      {
        text: "ctr --address /run/containerd/containerd.sock container ls && ls /run/containerd/containerd.sock",
        kind: "tool_argument",
      },
    ],
    passes: [
      { text: "docker ps", kind: "command" },
      { text: "docker context ls", kind: "command" },
      "The daemon listens on /var/run/docker.sock by default.",
    ],
  },
});
