import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** Options whose next word is theirs. */
const VALUED = /^(?:-[vepwul]|--(?:name|network|volume|env|publish|workdir|user|mount|label|entrypoint))$/;
/** A name with an owner or a registry in it; an official image has neither. */
const IMAGE =
  /^(?![.\/~$-])(?:[\w.-]{1,80}(?::\d{2,5})?\/){1,4}[\w.-]{1,80}(?::[\w.-]{1,60})?(?:@sha256:[0-9a-f]{64})?$/;
const TRUSTED =
  /^(?:docker\.io\/library|library|ghcr\.io\/(?:github|modelcontextprotocol|astral-sh|actions)|mcr\.microsoft\.com|registry\.k8s\.io|public\.ecr\.aws|gcr\.io\/(?:distroless|google)|mcp|docker|bitnami|grafana|prom|hashicorp|elastic|selenium|continuumio|jupyter|amazon|google|microsoft|circleci|nvidia|pytorch|tensorflow|ollama)\//;

export default defineRule({
  id: "EXTDL_015",
  title: "A container image of an unknown name is run",
  why: "An image is a whole machine of somebody else's making, and latest is whatever was pushed last.",
  fix: "Name the image by its digest, from a registry that you chose.",
  severity: "low",
  category: "external-download",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["command", "tool_argument"],
  keywords: [
    "docker run",
    "docker pull",
    "podman run",
    "podman pull",
    "nerdctl run",
    "docker container run",
    "docker image pull",
  ],
  match: commandsThat(({ name, args }) => {
    const isRun = args.slice(0, 2).some((arg) => /^(?:run|pull|create)$/.test(arg));
    if (!isRun || !/^(?:docker|podman|nerdctl)$/.test(name)) return false;
    const image = args.slice(1).find((arg, index, all) => IMAGE.test(arg) && !VALUED.test(all[index - 1] ?? ""));
    return image !== undefined && !/@sha256:|:v?\d/.test(image) && !TRUSTED.test(image);
  }),
  examples: {
    flags: [{ text: "docker run --rm someuser/log-cleaner", kind: "command" }, {
      text: "docker pull registry.example.net/tools/agent:latest",
      kind: "command",
    }, { text: "podman run -it quickfix/helper:latest sh", kind: "command" }],
    passes: [
      { text: "docker run --rm nginx", kind: "command" },
      {
        text:
          "docker run --rm someuser/log-cleaner@sha256:4f0c2a9d1b7e6358c0a4f0c2a9d1b7e6358c0a4f4f0c2a9d1b7e6358c0a4f0c2",
        kind: "command",
      },
      { text: "docker pull ghcr.io/github/github-mcp-server:latest", kind: "command" },
      { text: "docker pull someuser/log-cleaner:2.1.0", kind: "command" },
    ],
  },
});
