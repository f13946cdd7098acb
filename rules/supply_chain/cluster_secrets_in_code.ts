import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SC-EX-006",
  title: "Code takes a cluster's secrets, or a pod with the rights of its node",
  why: "One token of a pod is enough to read every secret of its namespace, and often of the whole cluster.",
  fix: "Take the right to list secrets away from the pod's account; rotate what it could read.",
  severity: "high",
  category: "supply-chain-exfil",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: [
    "/secrets",
    "secret_for_all_namespaces",
    "namespaced_secret",
    "get secret",
    "get_secret",
    "serviceaccount/token",
    "namespaced_pod",
  ],
  match: [
    /\bkubectl\s[^\n]{0,60}?\bget\s{1,3}secrets?\b[^\n|;]{0,60}?(?:-A\b|--all-namespaces)[^\n|;]{0,40}?(?:-o|--output)[\s=]{0,2}(?:ya?ml|json)/,
    /\blist_secret_for_all_namespaces\s{0,2}\(|\blist_namespaced_secret\s{0,2}\(/,
    scan(
      /\/api\/v1\/(?:namespaces\/[^\s"'`]{1,80}\/)?secrets\b/,
      (_, { text }) => /serviceaccount\/token|Authorization|Bearer/.test(text),
    ),
    scan(
      /\bcreate_namespaced_pod\s{0,2}\(/,
      (_, { text }) => /privileged["']?\s{0,2}[:=]\s{0,2}true|hostPID|host_pid|hostPath|host_path/i.test(text),
    ),
  ],
  examples: {
    flags: [
      {
        text:
          'token = open("/var/run/secrets/kubernetes.io/serviceaccount/token").read()\nr = requests.get(API + "/api/v1/namespaces/kube-system/secrets", headers={"Authorization": "Bearer " + token}, verify=False)',
        kind: "document",
      },
      { text: "out=$(kubectl --kubeconfig $K get secrets -A -o json)", kind: "document" },
      {
        text: "v1 = client.CoreV1Api()\nfor s in v1.list_secret_for_all_namespaces().items:\n    send(s.data)",
        kind: "document",
      },
    ],
    passes: [{ text: "kubectl get secret db-password -n shop", kind: "document" }, {
      text: "kubectl get pods -A -o yaml",
      kind: "document",
    }, { text: "The path /api/v1/namespaces/shop/secrets lists them.", kind: "document" }],
  },
});
