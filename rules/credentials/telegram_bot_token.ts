import { named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_112",
  title: "Telegram bot token",
  why: "Whoever has the token is the bot: reads what is written to it and writes to everyone who ever did.",
  fix: "Revoke it with BotFather and keep the new one in the server that runs the bot.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: [":aa", "telegram", "tg_bot", "bot_token"],
  match: [
    token(/\b\d{8,10}:(AA[A-Za-z0-9_-]{32,34})/),
    named("telegram|tg_bot|bot_token", "\\d{8,10}:[A-Za-z0-9_-]{34,36}"),
  ],
  sensitive: true,
  examples: {
    flags: [
      "TELEGRAM_BOT_TOKEN=712345678:" + "AAHt3GsBNbj" + "CS7SktKm9rP" + "fcgN_1ImLN2Ek",
      {
        text: 'bot = telebot.TeleBot("6123456789:' + "AAF67Q2RxJR" + "IJu3sHXZTrR" + "x6B0hLUWTMTMP" + '")',
        kind: "document",
      },
      { text: "The token is 712345678:" + "AAEExRYs6_0" + "uB8rIewLRhq" + "VPTKqjtcdKRvA", kind: "tool_result" },
    ],
    passes: [
      "a token looks like 123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11",
      "the ratio is 12345678:AAA",
      "TELEGRAM_BOT_TOKEN=<token>",
    ],
  },
});
