import { isNegated, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_010",
  title: "A tool says that it runs anything",
  why: "Whatever reaches the model's context can reach this tool; there is no narrower gate behind it.",
  fix: "Offer it under approval only, in a sandbox, or replace it by tools for single tasks.",
  severity: "low",
  category: "command-execution",
  lane: "flag",
  maps: { asi: ["ASI05", "ASI02"], mcp: ["MCP05"], cwe: ["CWE-94"] },
  reads: ["tool_description"],
  keywords: ["arbitrary", "any command", "any shell", "any code", "unrestricted"],
  match: scan(
    phrase(
      "\\b(?:runs?|execut(?:e|es|ing)|evaluat(?:e|es)|spawns?) (?:any|arbitrary|unrestricted)(?: and all)? (?:\\w+ ){0,2}(?:commands?|code|scripts?|programs?|shell|python|javascript|sql|binar(?:y|ies))\\b[^.!?]{0,80}",
    ),
    (match, { text }) =>
      !isNegated(text, match.index) &&
      !/\b(?:sandbox|container|isolated|read-?only|allow-?list|restricted|wasm)/i.test(text),
  ),
  examples: {
    flags: [
      { text: "run: Executes arbitrary shell commands on the host and returns the output.", kind: "tool_description" },
      { text: "exec_any — run any command with the rights of the server process.", kind: "tool_description" },
      { text: "Evaluates arbitrary Python code in the server's interpreter.", kind: "tool_description" },
    ],
    passes: [
      { text: "Executes arbitrary Python code in an isolated sandbox without network.", kind: "tool_description" },
      { text: "Runs the project's test command.", kind: "tool_description" },
      { text: "Executes a SQL query against a read-only replica.", kind: "tool_description" },
    ],
  },
});
