import { isMeant, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "INDIRECT_014",
  title: "Environment variables are set from untrusted input",
  why: "Some variables choose what code is loaded and where requests go.",
  fix: "Set fixed names only, from checked values.",
  severity: "medium",
  category: "indirect-injection",
  lane: "flag",
  maps: { asi: ["ASI02", "ASI05"], mcp: ["MCP05"], cwe: ["CWE-15", "CWE-454"] },
  reads: ["document", "tool_description", "tool_result", "command", "tool_argument"],
  keywords: ["os.environ", "process.env", "setenv", "export ", "putenv", "environment variable"],
  match: [
    scan(
      /\b(?:os\.environ\[[^\]\n]{1,60}\]|process\.env\[[^\]\n]{1,60}\]|os\.putenv\([^,\n]{1,60},|setenv\([^,\n]{1,60},)\s{0,2}=?\s{0,2}(?:req(?:uest)?\.|input\(|sys\.argv|event\.|payload|params|args\.|user_?input|body\.|message\.|data\[)/i,
      () => true,
    ),
    scan(
      phrase(
        "\\b(?:set|export|define|change|update)\\b[^.!?\\n]{0,30}?\\b(?:environment variables?|env vars?)\\b[^.!?\\n]{0,40}?\\b(?:from|to|with|by|using)\\b[^.!?\\n]{0,24}?\\b(?:user(?:['’]s)? input|user-?(?:provided|supplied)|the (?:message|request|webhook|issue|mail|response)|untrusted|whatever)\\b",
      ),
      isMeant,
    ),
  ],
  examples: {
    flags: [{ text: 'os.environ[key] = request.json["value"]', kind: "document" }, {
      text:
        "Sets environment variables from user input before the build runs: set the environment variables from the request.",
      kind: "tool_description",
    }, { text: "process.env[name] = payload.value", kind: "document" }],
    passes: [{ text: 'os.environ["HOME"] = "/tmp/home"', kind: "document" }, {
      text: "Set the environment variable PORT to 8080.",
      kind: "document",
    }, { text: "process.env.NODE_ENV is production", kind: "tool_result" }],
  },
});
