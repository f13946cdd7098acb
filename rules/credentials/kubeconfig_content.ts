import { group, isPlaceholder, randomness, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_134",
  title: "Kubeconfig with a key or token",
  why: "The file is an administrator of the cluster, for whoever has a copy.",
  fix: "Rotate the cluster's certificate or token, and give agents a role of their own.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["client-key-data", "current-context", "token: eyj", 'token: "eyj', "password: eyj"],
  match: scan(
    /\bclient-key-data["']?\s{0,2}:\s{0,3}["']?([A-Za-z0-9+/]{60,8000}={0,2})|\bcurrent-context\b[\s\S]{0,2000}?\n\s{0,12}(?:token|password)\s{0,2}:\s{0,3}["']?([A-Za-z0-9._~+/=-]{16,2000})|\n\s{0,12}(?:token|password)\s{0,2}:\s{0,3}["']?(eyJ[A-Za-z0-9._-]{40,2000})/,
    (match) => {
      const value = match[1] ?? match[2] ?? match[3] ?? "";
      return !isPlaceholder(value) && /\d/.test(value) && randomness(value) > 0.55
        ? group(match, match[1] !== undefined ? 1 : match[2] !== undefined ? 2 : 3)
        : false;
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      {
        text: "users:\n- name: admin\n  user:\n    client-certificate-data: LS0t\n    client-key-data: " +
          "LS0tLS1CRUdJTiQbjBIfMSWjFmRGljWB3B" + "Mwa3EsOUZ2N7Bjt94HwE6pZzYCQpeCulKp" +
          "3KC4ucgmMOTKaikaFwJAPLgikwfTWoT7qelL",
        kind: "config",
      },
      {
        text: "apiVersion: v1\ncurrent-context: prod\nkind: Config\nusers:\n- name: ci\n  user:\n    token: " +
          "Ui4JVBQHXkPjUwRQ" + "h4LpBGgjSVSSs1yE" + "1lPTJuptYWZ0JPaY",
        kind: "tool_result",
      },
      {
        text: "  user:\n    token: eyJ" + "S32t996buHXOlTsISASgrem50R6yE0I0NlVvvM66a5dqGYM4SOuln6UH4" +
          "DMEqIRmPke62qf8hj7DQgsKG2XMMhZQPN.MFxditSLATWNXtkNhhgBRYS" +
          "HwnNWyAaOLCZ5xqiEqEaPd885rfeff2JRmEXjKNWnwh7rni3OLz0vQghR",
        kind: "document",
      },
    ],
    passes: [
      { text: "users:\n- name: ci\n  user:\n    token: <token>", kind: "config" },
      { text: "client-key-data: REDACTED", kind: "config" },
      { text: "current-context: prod", kind: "config" },
      { text: "users:\n- name: sso\n  user:\n    exec:\n      command: aws", kind: "config" },
    ],
  },
});
