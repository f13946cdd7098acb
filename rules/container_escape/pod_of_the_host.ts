import { commandsThat, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const MANIFEST = /["']?kind["']?\s{0,2}:\s{0,2}["']?(?:Pod|DaemonSet|Deployment|Job|CronJob|StatefulSet)\b/;
const HOST_PID = /\bhostPID["']?\s{0,2}:\s{0,2}true/;
const PRIVILEGED = /\bprivileged["']?\s{0,2}:\s{0,2}true/;
const ROOT = /\bhostPath["']?\s{0,2}:\s{0,8}\{?\s{0,16}["']?path["']?\s{0,2}:\s{0,2}["']?\/["']?\s{0,2}(?:\n|,|\}|$)/;
const READ_ONLY = /\breadOnly["']?\s{0,2}:\s{0,2}true/;
/** A command of the container that leaves it. */
const ENTERS =
  /\bnsenter\b["',\s]{1,6}(?:-t|--target|-m|--mount|--all|-a)\b|\bchroot\b["',\s]{1,6}\/(?:host|mnt|rootfs|hostfs|node|h|r)\b/;

export default defineRule({
  id: "CE-101",
  title: "A pod is created with the rights of its node",
  why: "A privileged pod, or one that mounts the node's root, is a login on the node.",
  fix: "Enforce the restricted pod security standard.",
  severity: "high",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["command", "tool_argument", "message", "prompt", "document", "tool_result", "config"],
  keywords: ["hostpid", "hostpath", "privileged", "hostnetwork", "hostipc", "nsenter", "chroot"],
  match: [
    commandsThat(({ name, args }) =>
      /^(?:kubectl|oc)$/.test(name) && /^(?:run|apply|create|debug)\b/.test(args.join(" ")) &&
      /"?(?:hostPID|privileged)"?\s?:\s?true|"?hostPath"?\s?:\s?\{?\s?"?path"?\s?:\s?"?\/"?|hostNetwork"?\s?:\s?true.{0,200}privileged/
        .test(args.join(" "))
    ),
    scan(
      /\bhostPID["']?\s{0,2}:\s{0,2}true|\bprivileged["']?\s{0,2}:\s{0,2}true/,
      (_, { text, kind }) =>
        MANIFEST.test(text) &&
        (kind === "document" || kind === "tool_result" || kind === "config"
          ? PRIVILEGED.test(text) && ENTERS.test(text) ||
            PRIVILEGED.test(text) && ROOT.test(text) && !READ_ONLY.test(text)
          : ENTERS.test(text) || HOST_PID.test(text) && PRIVILEGED.test(text) || ROOT.test(text)),
    ),
  ],
  examples: {
    flags: [{
      text:
        "kind: Pod\nspec:\n  containers:\n  - command: [nsenter, -t, '1', -m, sh]\n    securityContext: {privileged: true}",
      kind: "document",
    }, {
      text:
        'kubectl run x --image=alpine --overrides=\'{"spec":{"hostPID":true,"containers":[{"name":"x","image":"alpine","securityContext":{"privileged":true}}]}}\'',
      kind: "command",
    }, {
      text: "kind: Pod\nspec:\n  hostPID: true\n  containers:\n  - securityContext:\n      privileged: true",
      kind: "tool_argument",
    }, {
      text:
        '{"kind": "DaemonSet", "spec": {"template": {"spec": {"hostPID": true, "volumes": [{"hostPath": {"path": "/"}}]}}}}',
      kind: "tool_argument",
    }],
    passes: [
      {
        text:
          "kind: DaemonSet\nspec:\n  hostPID: true\n  containers:\n  - image: node-exporter\n  volumes:\n  - hostPath: {path: /}",
        kind: "document",
      },
      { text: "kubectl run web --image=nginx", kind: "command" },
      {
        text: "kind: Pod\nspec:\n  containers:\n  - image: nginx",
        kind: "tool_argument",
      },
      "The policy forbids hostPID and privileged pods.",
    ],
  },
});
