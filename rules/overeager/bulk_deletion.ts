import { continues, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const DESTROYS =
  /\b(?:git\s{1,2}(?:branch\s{1,2}-[dD]|push\b[^\n]{0,30}--delete)|dropdb|kubectl\s{1,2}delete|aws\s[^\n]{1,40}\bdelete|gh\s{1,2}repo\s{1,2}delete|docker\s{1,2}(?:rm|rmi|volume rm)|s3\s{1,2}r[mb])\b/;

export default defineRule({
  id: "OE-001",
  title: "Deletes many things at once",
  why: "A loop over everything that matches deletes what nobody thought of.",
  fix: "List first, have a person look, then delete by name.",
  severity: "medium",
  category: "overeager",
  lane: "block",
  maps: { asi: ["ASI02", "ASI10"], mcp: ["MCP02"], cwe: ["CWE-732"] },
  reads: ["command", "tool_argument", "message"],
  keywords: [
    "xargs",
    "drop ",
    "delete from",
    "dropdb",
    "kubectl delete",
    "repo delete",
    "branch -d",
    "--delete",
    "docker rm",
    "s3 rm",
    "s3 rb",
  ],
  match: [
    scan(/\bxargs\s/, (match, { text }) =>
      DESTROYS.test(text.slice(match.index, match.index + 80)) &&
      /\b(?:branch|list|get|ps|ls|images)\b[^\n]{0,200}\|/.test(
        text.slice(Math.max(0, match.index - 240), match.index),
      )),
    scan(
      /\bfor\s{1,2}\w{1,24}\s{1,2}in\s/,
      (match, { text }) =>
        continues(match, text, /^[^\n]{1,160}?\bdo\s[^\n]{0,160}/, 320) &&
        DESTROYS.test(text.slice(match.index, match.index + 320)),
    ),
    scan(
      /\bDROP\s{1,3}(?:TABLE|SCHEMA|DATABASE)\s[^;\n]{1,80}\bCASCADE\b|(?:\bDROP\s{1,3}(?:TABLE|SCHEMA|DATABASE)\s[^;\n]{1,60};\s{0,4}){3}|\bDELETE\s{1,3}FROM\s{1,3}[\w.]{1,60}\s{0,3}(?:;|$|WHERE\s{1,3}(?:1\s{0,2}=\s{0,2}1|true))/i,
      () => true,
    ),
  ],
  examples: {
    flags: [{ text: "git branch | grep -v main | xargs git branch -D", kind: "command" }, {
      text: "DELETE FROM orders;",
      kind: "tool_argument",
    }, {
      text: "for r in $(gh repo list --json name -q '.[].name'); do gh repo delete \"$r\" --yes; done",
      kind: "command",
    }, { text: "DROP SCHEMA public CASCADE", kind: "tool_argument" }],
    passes: [{ text: "git branch -d feature/login", kind: "command" }, {
      text: "DELETE FROM orders WHERE id = 4;",
      kind: "tool_argument",
    }, { text: 'for f in *.png; do optipng "$f"; done', kind: "command" }],
  },
});
