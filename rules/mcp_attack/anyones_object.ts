import { isNegated, phrase, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MCP_014",
  title: "A tool takes any object's id without asking whose it is",
  why: "The next caller can name the object of someone else: the server trusts the id instead of the session.",
  fix: "Bind objects to the session and check on each call.",
  severity: "medium",
  category: "mcp-attack",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP07"], cwe: ["CWE-639"] },
  reads: ["tool_description"],
  keywords: [
    "any user",
    "any account",
    "any session",
    "any tenant",
    "all users",
    "another user",
    "other users",
    "any customer",
    "any patient",
  ],
  match: scan(
    phrase(
      "\\b(?:for|of|from|by|on behalf of|as|belonging to) (?:any|another|other|all) (?:\\w+ )?(?:users?|accounts?|sessions?|tenants?|customers?|patients?|employees?)\\b[^.!?]{0,80}",
    ),
    (match, { text }) =>
      /\b(?:without (?:\w+ )?(?:authenti\w+|authori[sz]\w+|permission|check\w*|login|verif\w+|owner\w*)|no (?:authenti\w+|authori[sz]\w+|login|check)|regardless of (?:the )?(?:owner|caller|permission)|bypass)/i
        .test(text.slice(Math.max(0, match.index - 120), match.index + match[0].length + 120)) &&
      !isNegated(text, match.index),
  ),
  examples: {
    flags: [{ text: "Returns the orders of any user id without an ownership check.", kind: "tool_description" }, {
      text: "Reads the mailbox for any account, no authentication needed.",
      kind: "tool_description",
    }, { text: "Deletes sessions of all users regardless of the caller.", kind: "tool_description" }],
    passes: [{ text: "Lists all users of the workspace. Requires the admin role.", kind: "tool_description" }, {
      text: "Returns the orders of the signed-in user.",
      kind: "tool_description",
    }, { text: "Sends a message to any user.", kind: "tool_description" }],
  },
});
