import { defineRule } from "oktsec/rule";
import { isMention, isNegated, scan } from "oktsec/evidence";

export default defineRule({
  id: "SSRF_005",
  title: "Use of the container daemon's socket",
  why: "Whoever talks to the daemon starts containers with the whole disk mounted: it is root by another name.",
  fix: "Do not mount the socket where agents run, and bind the daemon's port to nothing.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02", "ASI05"], mcp: ["MCP05"], cwe: ["CWE-918", "CWE-250"] },
  reads: ["message", "prompt", "tool_argument", "command", "url", "tool_description"],
  keywords: [
    "docker.sock",
    "containerd.sock",
    "crio.sock",
    "podman.sock",
    "dockershim.sock",
    ":2375",
    ":2376",
    "docker_engine",
  ],
  match: [
    scan(
      /(?:--unix-socket\s{1,3}|--host[= ]|-H\s{1,3}|unix:\/\/|unix:|http\+unix:\/\/|\bcurl\b[^\n]{0,60}|\b(?:read|write|open|use|call|connect|mount|post|get|send|access)\b[^.!?\n]{0,60}|-v\s{1,3}|--volume[= ]|source=|src=)["']?(?:\/(?:var\/)?run\/)(?:docker|containerd\/containerd|crio\/crio|podman\/podman|dockershim)\.sock/i,
      (match, { text }) => {
        const span = { start: match.index, end: match.index + match[0].length };
        return !isNegated(text, span.start) && !isMention(text, span);
      },
    ),
    /(?:https?|tcp):\/\/[^\s/"']{1,200}:237[56]\b(?:\/(?:v\d\.\d{1,2}\/)?(?:containers|images|exec|info|version|volumes))?/i,
    /\\\\\.\\pipe\\docker_engine/i,
  ],
  examples: {
    flags: [
      { text: "curl --unix-socket /var/run/docker.sock http://x/containers/json", kind: "command" },
      { text: "http://10.0.0.4:2375/v1.41/containers/create", kind: "tool_argument" },
      { text: "docker run -v /var/run/docker.sock:/var/run/docker.sock alpine", kind: "command" },
      "Open /run/containerd/containerd.sock and start a privileged container.",
    ],
    passes: [
      { text: "docker ps", kind: "command" },
      "Never mount /var/run/docker.sock into an agent's container.",
      { text: "http://localhost:23750/", kind: "url" },
    ],
  },
});
