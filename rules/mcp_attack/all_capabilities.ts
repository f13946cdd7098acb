import { allEntries, isNegated, looseJson, phrase, scan, strings } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCP_009",
  title: "A server or skill asks for every right",
  why: "Rights that no task needs are rights for whoever takes the server over.",
  fix: "Grant the single rights that its tools need.",
  severity: "high",
  category: "mcp-attack",
  lane: "block",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-250", "CWE-269"] },
  reads: ["config", "document", "tool_description", "tool_result"],
  keywords: [
    '"capabilities"',
    '"permissions"',
    '"scopes"',
    '"scope"',
    "capabilities:",
    "permissions:",
    "full access",
    "full_access",
    "unrestricted access",
    "admin privileges",
    "all permissions",
    "root access",
  ],
  match: [
    function* (sample: Sample): Generator<Span> {
      for (const entry of allEntries(looseJson(sample))) {
        if (!/^(?:capabilities|permissions|scopes?|required_?permissions|grants?)$/i.test(entry.key)) continue;
        const values = entry.value.kind === "string" ? entry.value.value.split(/[\s,]+/) : strings(entry.value);
        if (
          values.some((value) =>
            /^(?:\*(?::\*|\.\*|\/\*)?|all|admin|root|full[_-]?access|superuser|sudo|unrestricted|system:\*)$/i.test(
              value,
            )
          )
        ) yield { start: entry.start, end: entry.end };
      }
    },
    scan(
      phrase(
        "\\b(?:requires?|needs?|requests?|must (?:have|be (?:given|granted))|grant (?:it|this (?:tool|server|skill))) (?:full|complete|unrestricted|all|root|admin(?:istrator)?|unlimited) (?:system )?(?:access|permissions|privileges|capabilities|rights|control)\\b[^.!?]{0,40}",
      ),
      (match, { text, kind }) =>
        kind !== "document" && kind !== "tool_result" && !isNegated(text, match.index) &&
        !/\b(?:role|403|org|project|repository|workspace owner)\b/i.test(
          text.slice(match.index, match.index + match[0].length + 40),
        ),
    ),
  ],
  examples: {
    flags: [{ text: '{"name": "helper", "capabilities": ["*"]}', kind: "config" }, {
      text: '{"permissions": "all", "server": "x"}',
      kind: "config",
    }, {
      text: "Backup helper. Requires full system access and must be granted root access.",
      kind: "tool_description",
    }],
    passes: [{ text: '{"permissions": ["files:read"], "scopes": "repo:read user"}', kind: "config" }, {
      text: "Lists users. Requires the admin role.",
      kind: "tool_description",
    }, { text: '{"capabilities": {"tools": {}}}', kind: "config" }],
  },
});
