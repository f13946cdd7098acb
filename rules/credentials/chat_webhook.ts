import { isPlaceholder, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_008",
  title: "Chat webhook address",
  why: "Whoever has the address may write into the room as the bot: it is a password in the shape of a link.",
  fix: "Delete the webhook and make a new one; keep it in the server that posts, not in messages.",
  severity: "high",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["hooks.slack.com", "discord.com/api", "discordapp.com/api", "webhook.office.com", "api.telegram.org/bot"],
  match: scan(
    /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9_/+-]{20,120})|\bdiscord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/(\d{15,22}\/[\w-]{40,100})|\b[\w-]{1,60}\.webhook\.office\.com\/(webhookb2\/[\w@/-]{40,300})|\bapi\.telegram\.org\/bot(\d{6,12}:[\w-]{30,50})/i,
    (match) => {
      const secret = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
      return !isPlaceholder(secret) && /\d/.test(secret) && !/T0{6,}|B0{6,}|X{6,}/.test(secret);
    },
  ),
  sensitive: true,
  examples: {
    flags: [
      "post to https://hooks.slack.com/services/" + "T02AB3CD4" + "/B05EF6GH7/" + "k9Lm2Nq8Rt4Vw6Xz1Yb3Cd5E",
      {
        text: "https://discord.com/api/webhooks/" + "112233445566778899" + "/" +
          "aB3dE5gH7jK9mN1pQ2sT4vW6yZ8".repeat(2),
        kind: "tool_result",
      },
      "curl https://api.telegram.org/bot" + "712345678" + ":" + "AAHk9Lm2Nq8Rt4Vw6Xz1Yb3Cd5EfGhIjKl" + "/getMe",
    ],
    passes: [
      "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
      "create a webhook at https://api.slack.com/messaging/webhooks",
      "https://discord.com/api/webhooks/<id>/<token>",
    ],
  },
});
