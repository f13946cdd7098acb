import { token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_111",
  title: "Databricks token",
  why: "The token runs notebooks and reads the lake as its owner.",
  fix: "Revoke it in the workspace and use a service principal with OAuth.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["dapi", "dkea", "dose"],
  match: [
    token(/\b(?:dapi|dkea|dose)([a-f0-9]{32}(?:-\d)?)/),
    token(/\bdose([a-f0-9]{32})/),
  ],
  sensitive: true,
  examples: {
    flags: [
      "DATABRICKS_TOKEN=" + "dapia5d575cd" + "ab37e328cf75" + "9ec646f3a708",
      { text: "token = " + "dapif4aa5a6d" + "107b0811a7a8" + "b9bbcc9370d7" + "-2", kind: "config" },
      {
        text: 'curl -H "Authorization: Bearer ' + "dapi15498acd" + "947a1b5a41ea" + "fe6ab7233a00" +
          '" https://acme.cloud.databricks.com/api/2.0/clusters/list',
        kind: "command",
      },
    ],
    passes: [
      "DATABRICKS_TOKEN=dapi123",
      "the dapi prefix marks personal tokens",
      "DATABRICKS_TOKEN=dapi00000000000000000000000000000000",
    ],
  },
});
