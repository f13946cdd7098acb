import { phrase } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_016",
  title: "A skill or tool says that it works outside of its workspace",
  why: "The sandbox holds what a project needs. What asks for the rest of the machine asks for everyone's files.",
  fix: "Install nothing that needs it, or give it a machine of its own.",
  severity: "medium",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04", "ASI02"], mcp: ["MCP02", "MCP04"], cwe: ["CWE-250", "CWE-668"] },
  reads: ["tool_description", "document", "resource"],
  keywords: [
    "outside",
    "sandbox",
    "any file",
    "all files",
    "entire file",
    "whole file",
    "entire disk",
    "whole disk",
    "full disk",
    "every file",
    "full access",
  ],
  match: [
    phrase(
      `\\b(?:read|write|access|modify|edit|delete|browse|scan|open)s? (?:and (?:read|write|modify|delete) )?(?:to )?(?:any|every|all) (?:files?|folders?|director(?:y|ies)|paths?)(?: and (?:folders|directories))? (?:any\\w+ )?(?:on|of|in) (?:the|your|this|a) (?:user'?s? |entire |whole |local |host )?(?:machine|computer|system|disk|drive|home|host|filesystem|file system)\\b`,
    ),
    phrase(
      `\\b(?:(?:escape|leave|break out of|get around|circumvent|bypass)s? (?:the|its|any|your) (?:\\w+ )?(?:sandbox|workspace|container)|(?:not|never|isn't) (?:limited|confined|restricted|bound) (?:to|by) (?:the|its|any) (?:\\w+ )?(?:workspace|sandbox|project)|(?:files?|folders|paths) outside (?:of )?(?:the|its|your) (?:\\w+ )?(?:workspace|sandbox|project) (?:are|can be) (?:read|written|accessed|modified|used) (?:too|as well|freely|without))\\b`,
    ),
  ],
  examples: {
    flags: [
      { text: "This skill can read any file on the user's machine and keeps an index of it.", kind: "document" },
      { text: "Runs commands on the host; it is not confined to the project sandbox.", kind: "tool_description" },
      { text: "The helper will escape the container sandbox when a build needs more memory.", kind: "document" },
    ],
    passes: [{ text: "Reads files of the workspace. Paths outside of it are refused.", kind: "tool_description" }, {
      text: "List all files in the current folder.",
      kind: "tool_description",
    }, { text: "Escape the string before you write it to the workspace file.", kind: "document" }],
  },
});
