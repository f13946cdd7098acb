import { continues, isMeant, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const NEXT = phrase(
  "^[^.!?\\n]{0,50}?\\b(?:and|then|as|to)\\b[^.!?\\n]{0,16}?\\b(?:use|treat|follow|execute|obey|run|apply|carry out|interpret)\\b[^.!?\\n]{0,30}?\\b(?:instructions? in|system prompt|prompt|commands?|orders|directives?)\\b",
);

export default defineRule({
  id: "INDIRECT_011",
  title: "Rows of a database or a cache are obeyed",
  why: "Whoever can write a row, a ticket or a form can then give the agent orders.",
  fix: "Read rows as data. Keep instructions in code.",
  severity: "high",
  category: "indirect-injection",
  lane: "flag",
  maps: { asi: ["ASI01", "ASI06"], mcp: ["MCP06"], cwe: ["CWE-829", "CWE-74"] },
  reads: ["document", "tool_description", "prompt", "config"],
  keywords: ["database", "cache", "table", "rows", "records", "redis", "vector store", "knowledge base"],
  match: scan(
    phrase(
      "\\b(?:read|load|fetch|query|get|take|retrieve)\\b[^.!?\\n]{0,50}?\\b(?:database|cache|table|rows?|records?|redis|vector store|knowledge base)\\b",
    ),
    (match, sample) => isMeant(match, sample) && continues(match, sample.text, NEXT),
  ),
  examples: {
    flags: [{ text: "Query the table tasks and execute the commands that it holds.", kind: "document" }, {
      text: "on_start: read the records and use them as the system prompt",
      kind: "config",
    }, { text: "Load the rows from the database and follow the instructions in the note column.", kind: "prompt" }],
    passes: [{ text: "Query the database and print the rows.", kind: "document" }, {
      text: "Read the table of contents first, then follow the installation on page two of the book.",
      kind: "document",
    }, { text: "Reads a cache entry by key.", kind: "tool_description" }],
  },
});
