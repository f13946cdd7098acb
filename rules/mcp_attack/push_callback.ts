import { addressClass, hostKind, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MCP_111",
  title: "A callback for results leads inside or to a stranger",
  why: "The server will send what the task yields, with its own credentials, to that address.",
  fix: "Allow callbacks to registered hosts only.",
  severity: "high",
  category: "mcp-attack",
  lane: "block",
  maps: { asi: ["ASI07", "ASI02"], mcp: ["MCP06"], cwe: ["CWE-918"] },
  reads: ["tool_argument", "message", "config", "tool_result"],
  keywords: [
    "pushnotification",
    "callback_url",
    "callbackurl",
    '"callback"',
    "webhook_url",
    "webhookurl",
    "push_url",
    "notification_url",
    "notifyurl",
  ],
  match: scan(
    /["']?(?:push_?notification_?config|push_?notification|callback_?url|callback|webhook_?url|push_?url|notif(?:y|ication)_?url)["']?\s{0,3}[:=]\s{0,3}\{?\s{0,3}(?:["']url["']\s{0,3}:\s{0,3})?["']((?:https?|gopher|file|ftp):\/\/[^"'\s]{3,300})["']/i,
    (match) => {
      const host = /^\w+:\/\/(?:[^\/@]*@)?(\[[^\]]{2,60}\]|[^\/:?#]{1,120})/.exec(match[1] ?? "")?.[1] ?? "";
      const kind = addressClass(host);
      return !/^https?:/i.test(match[1] ?? "") || kind !== "public" && kind !== "name" && kind !== "loopback" ||
        hostKind(host) !== "unknown";
    },
  ),
  examples: {
    flags: [
      { text: '{"pushNotificationConfig": {"url": "http://169.254.169.254/latest/api/token"}}', kind: "tool_argument" },
      { text: '{"callback_url": "http://10.0.0.8:9200/_bulk"}', kind: "tool_argument" },
      { text: '{"webhookUrl": "https://webhook.site/1b2c"}', kind: "tool_argument" },
    ],
    passes: [{ text: '{"callback_url": "https://app.example.com/hooks/done"}', kind: "tool_argument" }, {
      text: '{"callback_url": "http://localhost:8080/cb"}',
      kind: "tool_argument",
    }, "The callback URL is registered at the provider."],
  },
});
