import { token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_131",
  title: "Key of a single Amazon service",
  why:
    "Bedrock, marketplace and mail keys work without the account's own keys: they open one service to everyone who has them.",
  fix: "Delete the key in the service's console and use a role.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["absk", "bedrock-api-key-", "da2-", "session_token", "sessiontoken", "session token", "session-token"],
  match: [
    token(/\bABSK([A-Za-z0-9+/]{100,280}={0,2})/),
    token(/\bbedrock-api-key-([\w=+/-]{30,2000})/),
    token(/\bda2-([a-z0-9]{26})/),
    token(
      /\b(?:aws[\s_-]{0,2})?session[\s_-]{0,2}token["\'\]]{0,2}\s{0,3}(?:[:=]|=>)\s{0,3}["\']?((?:IQoJ|FwoG|FQoG)[A-Za-z0-9+/=]{80,2000})/i,
    ),
  ],
  sensitive: true,
  examples: {
    flags: [
      "AWS_BEARER_TOKEN_BEDROCK=" + "ABSKIhVEPUzDOtefiqdB3LudnWDbcVlmZYGHDXpDT0PX" +
      "gtqk9DXWjbjb3TvWziTu0X0o2hR7lGQKIMDVzITFkJNY" + "iWxKAneIzrOXu7psKi9UpcQSMNTmkQvPwWnNBvN803CK",
      { text: "x-api-key: " + "da2-ou7x7h" + "2oa7h5z7eg" + "wkc3mr6xli", kind: "header" },
      {
        text: '"SessionToken": "' + "IQoJ5PusS198y1FZHXAEzXU0V2Vzcuo4PfZWLYErpfoy9howR79q7KHwQozimkP3XEoe" +
          "3KYka2jtLacjlKOJhiv0NAXeUOrnHmIPPdfU9LEW6k9Qy1HOeaq5IDbuTK14FiLyf9BE" +
          "V8HwaKiKX9mHdg5QgjUYmJxOMfs1EVfd0VqASbTkVN7ETiDeL3IHPxdIUI4a2NbyAP8N" + '"',
        kind: "tool_result",
      },
    ],
    passes: [
      "ABSKXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
      "the bedrock-api-key-short-name is documented",
      "aws_session_token = <token>",
    ],
  },
});
