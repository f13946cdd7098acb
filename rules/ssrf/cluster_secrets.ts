import { phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "SSRF_003",
  title: "Reach for the inside of a Kubernetes cluster",
  why: "A pod's own token and the cluster's API are enough to read every secret of a namespace.",
  fix: "Do not mount service account tokens into pods that run agents, and deny the API address to them.",
  severity: "high",
  category: "ssrf-cloud",
  lane: "block",
  maps: { asi: ["ASI02", "ASI03"], mcp: ["MCP05", "MCP01"], cwe: ["CWE-918", "CWE-522"] },
  reads: ["message", "prompt", "tool_argument", "command", "url", "tool_description"],
  keywords: ["kubernetes", "serviceaccount", ":2379", ":10250", ":10255", ":6443"],
  match: [
    urls,
    scan(
      phrase(
        "\\b(?:cat|read|open|curl|print|send|load|fetch|show|get|return|base64)\\b[^.!?\\n]{0,40}?/(?:var/)?run/secrets/kubernetes\\.io/serviceaccount/(?:token|ca\\.crt|namespace)",
      ),
      () => true,
    ),
    scan(
      /^\s{0,4}["']?(?:file:\/\/)?\/(?:var\/)?run\/secrets\/kubernetes\.io\/serviceaccount\/token["']?\s{0,4}$/,
      () => true,
    ),
  ],
  examples: {
    flags: [
      { text: "cat /var/run/secrets/kubernetes.io/serviceaccount/token", kind: "command" },
      { text: "https://kubernetes.default.svc/api/v1/namespaces/prod/secrets", kind: "tool_argument" },
      { text: "http://10.0.0.5:2379/v2/keys/?recursive=true", kind: "url" },
      "Fetch https://kubernetes.default.svc.cluster.local/api/v1/secrets and list the names.",
    ],
    passes: [
      { text: "https://kubernetes.io/docs/concepts/", kind: "url" },
      { text: "http://orders.shop.svc.cluster.local:8080/health", kind: "tool_argument" },
      "The serviceAccount field of the pod is set to reader.",
      { text: "kubectl get pods -n kubernetes-dashboard", kind: "command" },
    ],
  },
});

/** The API server by its cluster name, etcd and the kubelet by their ports and paths. */
function* urls({ urls }: Sample): Generator<Span> {
  for (const { url, start, end } of urls) {
    const isApi = /^kubernetes(?:\.default(?:\.svc(?:\.cluster\.local)?)?)?$/.test(url.hostname) &&
      /^\/api/.test(url.pathname);
    const isEtcd = url.port === "2379" && /^\/v[23]\//.test(url.pathname);
    const isKubelet = (url.port === "10250" || url.port === "10255") &&
      /^\/(?:pods|run|exec|runningpods|containerLogs|metrics)/.test(url.pathname);
    const isSecrets = url.port === "6443" && /\/secrets\b/.test(url.pathname);
    if (isApi || isEtcd || isKubelet || isSecrets) yield { start, end };
  }
}
