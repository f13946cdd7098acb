import { commandsThat, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-101",
  title: "A pod is created with the rights of its node",
  why: "A privileged pod, or one that mounts the node's root, is a login on the node.",
  fix: "Enforce the restricted pod security standard.",
  severity: "high",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["command", "tool_argument", "message"],
  keywords: ["hostpid", "hostpath", "privileged", "hostnetwork", "hostipc"],
  match: [
    commandsThat(({ name, args }) =>
      /^(?:kubectl|oc)$/.test(name) && /^(?:run|apply|create|debug)\b/.test(args.join(" ")) &&
      /"?(?:hostPID|privileged)"?\s?:\s?true|"?hostPath"?\s?:\s?\{?\s?"?path"?\s?:\s?"?\/"?|hostNetwork"?\s?:\s?true.{0,200}privileged/
        .test(args.join(" "))
    ),
    scan(
      /\bhostPID\s{0,2}:\s{0,2}true|["']hostPID["']\s{0,2}:\s{0,2}true/,
      (_, { text }) =>
        /["']?privileged["']?\s{0,2}:\s{0,2}true|["']?path["']?\s{0,2}:\s{0,2}["']?\/["']?\s{0,2}(?:\n|,|\}|$)/.test(
          text,
        ) && /["']?kind["']?\s{0,2}:\s{0,2}["']?(?:Pod|DaemonSet|Deployment|Job|CronJob)/.test(text),
    ),
  ],
  examples: {
    flags: [{
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
    passes: [{ text: "kubectl run web --image=nginx", kind: "command" }, {
      text: "kind: Pod\nspec:\n  containers:\n  - image: nginx",
      kind: "tool_argument",
    }, "The policy forbids hostPID and privileged pods."],
  },
});
