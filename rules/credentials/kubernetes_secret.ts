import { fromBase64, isPlaceholder } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "CRED_135",
  title: "Kubernetes secret with its data",
  why: "The values are in base64, which anyone reads. The manifest is the secret.",
  fix: "Seal it or fetch it from a manager; replace what was shown.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["kind: secret", 'kind":"secret"', 'kind": "secret"', "kind: 'secret'", 'kind: "secret"'],
  match: secrets,
  sensitive: true,
  examples: {
    flags: [
      {
        text: "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  password: " + "cTdae" + "GtQMn" +
          "Z2UjN3" + "\n",
        kind: "config",
      },
      {
        text: "kind: Secret\nstringData:\n  api-key: " + "x9Kq2m" + "Zp4Lw8" + "RtVb3N" + "\ntype: Opaque",
        kind: "document",
      },
      {
        text: '{"apiVersion":"v1","data":{"token":"' + "Wng4MUtx" + "OTBWYk5t" + "NzJMdzRS" + '"},"kind":"Secret"}',
        kind: "tool_result",
      },
    ],
    passes: [
      { text: "kind: Secret\nmetadata:\n  name: db\ntype: Opaque", kind: "config" },
      { text: "kind: Secret\ndata:\n  password: {{ .Values.password | b64enc }}", kind: "config" },
      { text: "kind: ConfigMap\ndata:\n  level: info", kind: "config" },
      { text: 'kind: Secret\ndata:\n  password: ""', kind: "config" },
    ],
  },
});

const KIND = /\bkind["']?\s{0,2}:\s{0,2}["']?Secret\b/i;
const DATA = /(?:^|[\n{,])\s{0,8}["']?(data|stringData)["']?\s{0,2}:\s{0,4}/g;
const ENTRY = /["']?[\w.-]{1,80}["']?\s{0,2}:\s{0,4}(?:\|-?\s{1,12})?["']?([A-Za-z0-9+/=!#%&@^_.-]{4,4000})/g;
/** How far the entries of one manifest are read. */
const ENTRIES_CHARS = 2_000;

function* secrets({ text }: Sample): Generator<Span> {
  if (!KIND.test(text)) return;
  for (const block of text.matchAll(DATA)) {
    const from = block.index + block[0].length;
    for (const entry of text.slice(from, from + ENTRIES_CHARS).matchAll(ENTRY)) {
      const value = entry[1] ?? "";
      if (/^(?:kind|apiVersion|metadata|type|name|namespace)/.test(entry[0].replace(/^["']/, ""))) break;
      const plain = block[1] === "data" ? fromBase64(value) : value;
      if (plain === null || plain.length < 4 || value.length < 8 || isPlaceholder(value) || isPlaceholder(plain)) {
        continue;
      }
      const end = from + entry.index + entry[0].length;
      yield { start: end - value.length, end };
      break;
    }
  }
}
