import { token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_103",
  title: "Slack token",
  why: "A Slack token reads the channels that its owner reads, and people answer whoever writes in a colleague's name.",
  fix: "Revoke the token with auth.revoke or reinstall the app, and keep the new one in the server that posts.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["xoxa-", "xoxb-", "xoxp-", "xoxo-", "xoxr-", "xoxs-", "xoxe", "xoxc-", "xoxd-", "xapp-"],
  match: [
    token(/\bxox[abposr]-(?:\d-)?(?:\d{6,14}-){1,4}([A-Za-z0-9]{8,80})/, { valid: (secret) => /[a-z]/i.test(secret) }),
    token(/\bxox[arso]-([A-Za-z0-9]{12,80})/, { least: 0.65 }),
    token(/\bxox[cd]-([\w%-]{20,400})/),
    token(/\bxoxe(?:\.xox[bp])?-\d-([A-Za-z0-9]{100,200})/),
    token(/\bxapp-\d-([A-Z0-9]{8,14}-\d{8,16}-[a-f0-9]{40,80})/i),
  ],
  sensitive: true,
  examples: {
    flags: [
      "slack bot token xoxb-" + "210987654321-2109" + "876543210-MAd7V3D" + "nI8lFPPwtV5ASPZHu",
      {
        text: '{"access_token": "xoxp-' + "210987654321-2109876543" + "21-210987654321-4d8dbc7" +
          "4254770f58904dba41ecccc3f" + '"}',
        kind: "tool_result",
      },
      "SLACK_APP_TOKEN=xapp-1-" + "A02BCD3EF4G-4567890123456-c162" + "6e53a13043b026c48bbf33feff9243" +
      "a8f506b40928b5b7a767c76fb008f8",
      {
        text: "old workspace token xoxa-2-" + "511234567-31122334" + "455-3112233445566-" + "6bebb2737f6a6f0fb2",
        kind: "document",
      },
    ],
    passes: [
      "SLACK_TOKEN=xoxb-your-token",
      "SLACK_TOKEN=xoxb-xxxxxxxxx-xxxxxxxxxx-xxxxxxxxxxxx",
      "xoxo-indieweb-1 is the name of a conference badge",
      "hugs and kisses, xoxo-Anna",
    ],
  },
});
