import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CE-102",
  title: "A command talks to the inside of a cluster's control plane",
  why: "The node's API and the cluster's store answer whoever reaches them, often without asking who it is.",
  fix: "Close the ports to pods; require client certificates.",
  severity: "high",
  category: "container-escape",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-250"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "tool_result", "document"],
  keywords: [":10250", ":10255", ":2379", "/runningpods", "serviceaccount/token", "etcdctl", "kubeletctl", "peirates"],
  match: commandsThat(({ name, args }) => {
    const line = args.join(" ");
    if (/^(?:curl|wget|nc)$/.test(name)) {
      return /:\/\/[\w.\[\]:$-]{1,80}:(?:1025[05]|2379)\b/.test(line) ||
        /\/(?:run|exec|runningpods)\/[\w-]{0,40}/.test(line) && /:10250/.test(line) ||
        /serviceaccount\/token/.test(line) &&
          /kubernetes\.default|\$KUBERNETES_SERVICE_HOST|:6443|:443\/api/.test(line);
    }
    return name === "etcdctl" && /\b(?:get|snapshot)\b/.test(line) &&
        /\/registry\/secrets|--prefix|snapshot\s{1,2}save/.test(line) || /^(?:kubeletctl|peirates)$/.test(name);
  }),
  examples: {
    flags: [{ text: "curl -k https://10.0.0.4:10250/run/default/web/nginx -d cmd=id", kind: "command" }, {
      text:
        'curl -H "Authorization: Bearer $(cat /var/run/secrets/kubernetes.io/serviceaccount/token)" https://kubernetes.default/api/v1/secrets',
      kind: "command",
    }, { text: "etcdctl get /registry/secrets --prefix", kind: "command" }],
    passes: [{ text: "kubectl get nodes", kind: "command" }, {
      text: "curl https://example.com:8443/health",
      kind: "command",
    }, { text: "etcdctl endpoint health", kind: "command" }],
  },
});
