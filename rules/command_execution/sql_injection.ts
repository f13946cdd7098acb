import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_116",
  title: "A value breaks out of a database query",
  why: "A quotation mark and a condition that is always true turn a look-up into a copy of the table.",
  fix: "Bind parameters. Refuse the call.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI02", "ASI05"],
    mcp: ["MCP05"],
    cwe: ["CWE-89"],
    see: ["https://owasp.org/www-community/attacks/SQL_Injection"],
  },
  reads: ["tool_argument", "url", "header", "message"],
  keywords: [
    "' or ",
    '" or ',
    "'or'",
    "union select",
    "union all select",
    "; drop table",
    ";drop table",
    "'; delete",
    "'; update",
    "'; insert",
    "' and sleep(",
    "waitfor delay",
    "pg_sleep",
    "benchmark(",
    "information_schema",
    "--+",
    "%27%20or",
    "' or'",
    "'=' ",
    "' --",
    "'||'",
    "extractvalue(",
    "union+select",
    "union%20select",
    "'--",
  ],
  match: [
    scan(
      /["')]\s{0,3}(?:\)\s{0,2}){0,3}(?:or|and|\|\|)\s{1,3}(?:not\s)?["'(]{0,2}\w{1,12}["')]{0,2}\s{0,2}(?:=|like|<|>|is\b|in\b)\s{0,2}["'(]{0,2}\w{0,12}["')]{0,2}\s{0,3}(?:--|#|\/\*|;|$|or\b|and\b)/i,
      short,
    ),
    scan(
      /\bunion(?:\s|\+|%20|\/\*\*\/){1,4}(?:all(?:\s|\+|%20|\/\*\*\/){1,4})?select(?:\s|\+|%20|\/\*\*\/){1,4}[^\n]{0,120}?(?:null|from|password|version|user|information_schema|\d\s?,\s?\d|@@|concat|--|#)/i,
      short,
    ),
    scan(
      /["'\d)]\s{0,2};\s{0,3}(?:drop|truncate|alter|delete|update|insert|exec|shutdown)\s{1,3}(?:table|database|from|into|schema|xp_|\w{1,30}\s{1,2}set\b)[^\n]{0,80}(?:--|#|;|\/\*|$)/i,
      short,
    ),
    scan(
      /["')\d]\s{0,3}(?:and|or|;|\|\||,|%20and%20)\s{0,3}(?:select\s{0,2}\(?\s{0,2})?(?:sleep\s{0,2}\(\s{0,2}\d|pg_sleep\s{0,2}\(|benchmark\s{0,2}\(\s{0,2}\d|waitfor\s{1,3}delay|extractvalue\s{0,2}\(|updatexml\s{0,2}\(|dbms_pipe)/i,
      short,
    ),
    scan(/(?:%27|%22)(?:%20|\+|\s){0,3}(?:or|and|union)(?:%20|\+|\s){1,3}[^\s&]{1,60}(?:--|%23|%3d|=)/i, short),
    scan(/^\s{0,3}[\w.@-]{0,40}'\s{0,2}(?:--|#|\/\*)\s{0,3}[\w-]{0,20}\s{0,3}$/, short),
  ],
  examples: {
    flags: [
      { text: "' OR 1=1 --", kind: "tool_argument" },
      { text: "7 UNION SELECT username, password FROM users --", kind: "tool_argument" },
      { text: "x'; DROP TABLE students; --", kind: "tool_argument" },
      { text: "https://shop.example/item?id=1%27%20OR%20%271%27=%271", kind: "url" },
      { text: "1' AND SLEEP(5)#", kind: "tool_argument" },
      "admin' --",
    ],
    passes: [
      { text: "SELECT id FROM a UNION SELECT id FROM b WHERE x = 'y'", kind: "tool_argument" },
      { text: "O'Reilly and sons", kind: "tool_argument" },
      { text: "https://example.com/?q=union+of+european+states", kind: "url" },
      'The union selected a new chair; "fair or not" is the question.',
    ],
  },
});

/** A tool that takes queries is given queries: only what breaks out of a value counts there, and values are short. */
function short(match: RegExpExecArray, { text, tool, kind }: Sample): boolean {
  if (tool !== null && /sql|query|database|db_|execute/i.test(tool) && !/'\s{0,2}(?:or|and)\s|--|;/i.test(match[0])) {
    return false;
  }
  if (kind === "message") {
    return text.length < 200 && !/\b(?:please|the|you|with|that|this|how|what|why)\b/i.test(text.replace(match[0], ""));
  }
  return text.length < 1_200 && !/^\s{0,4}(?:select|with|insert|update|delete|create|alter|explain)\b/i.test(text);
}
