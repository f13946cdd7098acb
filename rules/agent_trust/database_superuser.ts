import { isMeant, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** Names of roles that programs run under, and not people who look after a database. */
const PROGRAM =
  /(?:^|[_.-])(?:agents?|assistants?|bots?|ai|llm|mcp|app|apps|service|svc|report\w{0,4}|reader|readonly|ro|etl|worker|copilot|claude)(?:$|[_.-])/i;

export default defineRule({
  id: "AGENT_DB_RIGHTS_001",
  title: "A program's database role becomes a superuser",
  why:
    "A superuser reads every table, runs programs on the server and grants itself what is left. What an agent works with needs none of that.",
  fix: "Grant the statement and the tables that the work needs. Have such a change made by who owns the database.",
  severity: "high",
  category: "agent-trust",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-250", "CWE-269"] },
  keywords: ["superuser", "bypassrls", "all privileges on *"],
  match: [
    scan(
      phrase(
        "\\b(?:alter|create) (?:role|user) (?:if (?:not )?exists )?[\"`']?([\\w.-]{1,60})[\"`']? (?:with )?(?:\\w+ ){0,4}(?:superuser|bypassrls)\\b",
      ),
      (match, sample) => PROGRAM.test(match[1] ?? "") && isMeant(match, sample),
    ),
    scan(
      phrase("\\bgrant all (?:privileges )?on \\*\\.\\* to [\"`']?([\\w.-]{1,60})"),
      (match, sample) => PROGRAM.test(match[1] ?? "") && isMeant(match, sample),
    ),
  ],
  examples: {
    flags: [
      "-- needed by the assistant\nALTER ROLE app_assistant SUPERUSER;",
      {
        text: "Run CREATE USER report_bot WITH LOGIN SUPERUSER on the primary, it saves us the tickets.",
        kind: "message",
      },
      { text: "GRANT ALL PRIVILEGES ON *.* TO 'mcp_reader'@'%' WITH GRANT OPTION;", kind: "tool_argument" },
    ],
    passes: [
      "ALTER ROLE app_assistant NOSUPERUSER;",
      "ALTER ROLE postgres WITH SUPERUSER;",
      "GRANT SELECT ON reports.* TO 'mcp_reader'@'%';",
      "Only a superuser can create this extension.",
    ],
  },
});
