import { fromBase64, named, token } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CRED_113",
  title: "Discord bot token",
  why: "The token is the bot: it reads its servers and writes to all of their members.",
  fix: "Reset it in the developer portal.",
  severity: "critical",
  category: "credential-leak",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-522", "CWE-798"] },
  keywords: ["discord", "mfa.", "bot ", "bot_", "client.run", ".login(", "token", ".g", ".x", ".y", ".z"],
  match: [
    token(/(?:^|[^A-Za-z0-9_-])([MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40})/, {
      valid: isSnowflake,
    }),
    token(/\bmfa\.([\w-]{80,90})/),
    named("discord", "[A-Za-z0-9_-]{32}", { least: 0.65 }),
  ],
  sensitive: true,
  examples: {
    flags: [
      "DISCORD_TOKEN=" + "MTIzNDU2Nzg5MDEyMzQ1Njc4" + "OQ.GkX9aB.IOeFbNrzu_yZyP" + "yILT9jn8pCjsgjoJx05zjptc",
      {
        text: 'client.run("' + "OTk4ODc3NjY1NTQ0MzM" + "yMjEx.YzX1cQ.K0Ikpf" + "ShKpNaEH3fzu-Zk2ifzEg" + '")',
        kind: "document",
      },
      "bot: " + "NzEyMzQ1Njc4OTAxMjM" + "0NTY3.Xk9Lm2.WnX2ln" + "8k1Zga-Km29OQ7HIdTS7t",
    ],
    passes: [
      "DISCORD_TOKEN=your-bot-token",
      "a token has three parts: id.timestamp.hmac",
      "My.Package.Name.With.Parts",
      "MainActivityViewModelFactory.create.withSomeVeryLongMethodName",
    ],
  },
});

/** The first part is the bot's number in base64, or so near to one that it was meant to be. */
function isSnowflake(secret: string): boolean {
  const id = fromBase64(secret.slice(0, secret.indexOf("."))) ?? "";
  return (id.match(/\d/g)?.length ?? 0) >= 10;
}
