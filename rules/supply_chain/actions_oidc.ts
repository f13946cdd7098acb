import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_022",
  title: "Package code reaches for the build machine's identity token",
  why: "With it a package can publish and deploy as its host project.",
  fix: "Do not install it; rotate what the job could reach.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: ["actions_id_token_request"],
  match: scan(
    /\bACTIONS_ID_TOKEN_REQUEST_(?:TOKEN|URL)\b/,
    (match, { text }) =>
      /(?:fetch|axios|requests\.|http\.request|https\.request|curl|got)[^;]/.test(text) &&
      /(?:process\.env|os\.environ|os\.getenv|\$ACTIONS|\$\{ACTIONS)/.test(
        text.slice(Math.max(0, match.index - 60), match.index + 60),
      ) && !/actions\/toolkit|@actions\/core/.test(text),
  ),
  examples: {
    flags: [{
      text:
        'fetch(process.env.ACTIONS_ID_TOKEN_REQUEST_URL, { headers: { Authorization: "bearer " + process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN } })',
      kind: "document",
    }, {
      text: 'curl -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL"',
      kind: "document",
    }, { text: 'u = os.environ["ACTIONS_ID_TOKEN_REQUEST_URL"]\nrequests.get(u)', kind: "document" }],
    passes: [{ text: "The variable ACTIONS_ID_TOKEN_REQUEST_URL is set by the runner.", kind: "document" }, {
      text: "permissions:\n  id-token: write",
      kind: "document",
    }, { text: 'import * as core from "@actions/core";', kind: "document" }],
  },
});
