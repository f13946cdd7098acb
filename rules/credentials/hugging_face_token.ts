import { token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_106",
  title: "Hugging Face token",
  why: "A write token replaces a model that others load, and loading a model can run code.",
  fix: "Invalidate it in the account's settings; use a fine-grained token that reads what the agent needs.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["hf_", "api_org_"],
  match: [
    token(/\bhf_([A-Za-z0-9]{34,40})/, {
      hasDigit: false,
      valid: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret),
    }),
    token(/\bapi_org_([A-Za-z0-9]{34})/, { hasDigit: false }),
  ],
  sensitive: true,
  examples: {
    flags: [
      { text: "HF_TOKEN=" + "hf_mce4Cte3s" + "NoQ5fjMbApzV" + "hnlV8GrixJv3l", kind: "tool_result" },
      'login(token="' + "hf_KqVbNmLwR" + "tYpQsDfGhJkL" + "zXcVbNmQwErTy" + '")',
      {
        text: "huggingface-cli login --token " + "hf_RoJ0JVc1y7" + "upUQQcJT9LYD5" + "MPsTd2IL5HBiuS",
        kind: "command",
      },
    ],
    passes: [
      "hf_hub_download(repo_id, filename) caches the file",
      "HF_TOKEN=hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "set hf_home_directory_for_all_of_our_models to the shared disk",
    ],
  },
});
