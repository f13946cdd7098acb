import { named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_115",
  title: "HashiCorp Vault or Terraform token",
  why: "A vault token opens what the vault was bought to keep shut; a Terraform token rewrites the infrastructure.",
  fix: "Revoke it, read the audit device's log, and let the agent log in with a short-lived role.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["hvs.", "hvb.", "hvr.", ".atlasv1.", "vault", "terraform", "tf_token", "tfe_token", "tf-token"],
  match: [
    token(/\b(?:hv[sbr])\.([\w-]{24,300})/),
    token(/\b([A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,75})/),
    token(/\bs\.([A-Za-z0-9]{24})/, { least: 0.7, valid: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) }),
    named(
      "vault[_-]?(?:token|secret_id|dev_root)|tfe?[_-]token|terraform[_-]?(?:cloud)?[_-]?token",
      "[A-Za-z0-9._-]{24,120}",
      { least: 0.6 },
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "VAULT_TOKEN=" + "hvs.bs0BHDmZEtuWAvlC4-cR8XZlQsZ" + "wepyF5Ib6GjmVX4uz3BA4RxyAbhNHFN" +
      "XhLKSySWX7SKc8nuRCrye7nTxzPXKFep",
      {
        text: 'credentials "app.terraform.io" { token = "' + "uAw8vUUVxHaN6Z.atlasv1.VmbLALu" +
          "6NOz78VbIzLOaZBKn1KDT7zITeNany" + "yhiNUyxeCYztggBNCcCJIjFjb4Q0DZ" + '" }',
        kind: "config",
      },
      {
        text: "Key: token, Value: " + "hvb.9QFUEaCO0Y6sBZe1riN1PMSDQFYfnp38sEYIs" +
          "k236snKlkHjlWIKKJJEFKdC-qx17UsHU0UjUBznsg" + "y5S6vU4NP8XAgBhAsd9vVJMdtfDsL5-FK7a5g6DOpL",
        kind: "tool_result",
      },
      "VAULT_TOKEN=s." + "EgDRGgT5" + "FvT0iEgP" + "6CQ5YhIN",
    ],
    passes: [
      "export VAULT_TOKEN=hvs.your-token",
      "tokens of Vault start with hvs.",
      "xxxxxxxxxxxxxx.atlasv1.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      { text: "this.hvs.forEach(render)", kind: "document" },
    ],
  },
});
