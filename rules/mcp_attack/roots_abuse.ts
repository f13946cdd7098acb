import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "MCP_119",
  title: "A root or a resource template opens the whole machine",
  why: "Roots tell a server where it may work; a root of everything is no limit at all.",
  fix: "Give the folder of the task.",
  severity: "high",
  category: "mcp-attack",
  lane: "block",
  maps: { asi: ["ASI03", "ASI02"], mcp: ["MCP02", "MCP10"], cwe: ["CWE-732", "CWE-22"] },
  reads: ["tool_result", "config", "tool_description", "tool_argument", "message"],
  keywords: ['"roots"', "uritemplate", "roots/list", "file:///"],
  match: [
    scan(
      /["']uri["']\s{0,3}:\s{0,3}["']file:\/{3}(?:[A-Z]:\/?|etc|root|home|Users|home\/[\w.-]{1,40}\/?|Users\/[\w.-]{1,40}\/?|home\/[\w.-]{1,40}\/\.(?:ssh|aws|config|gnupg)[^"']{0,60})?\/?["']/i,
      (match, { text }) => /["']roots["']\s{0,3}:/.test(text.slice(Math.max(0, match.index - 1_500), match.index)),
    ),
    scan(/["']uriTemplate["']\s{0,3}:\s{0,3}["']file:\/{3}(?:\{\+?\w{1,30}\}|\{\+?\w{1,30}\*?\}\/)/i, () => true),
  ],
  examples: {
    flags: [{ text: '{"roots": [{"uri": "file:///", "name": "all"}]}', kind: "tool_result" }, {
      text: '{"resourceTemplates": [{"uriTemplate": "file:///{path}", "name": "files"}]}',
      kind: "tool_result",
    }, { text: '{"roots": [{"uri": "file:///home/ada/.ssh"}]}', kind: "config" }],
    passes: [{ text: '{"roots": [{"uri": "file:///home/ada/projects/site", "name": "site"}]}', kind: "tool_result" }, {
      text: '{"uriTemplate": "notes://{id}"}',
      kind: "tool_result",
    }, "The roots capability lists folders."],
  },
});
