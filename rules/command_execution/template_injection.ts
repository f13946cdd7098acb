import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_113",
  title: "A value holds a template expression that reaches for code",
  why: "A template engine that meets the value evaluates it: the sum in a probe becomes a command in the next request.",
  fix: "Pass values as data of the template, never as its text.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI02"],
    mcp: ["MCP05"],
    cwe: ["CWE-1336"],
    see: ["https://owasp.org/www-project-web-security-testing-guide/"],
  },
  keywords: [
    "__class__",
    "__globals__",
    "__subclasses__",
    "__mro__",
    "lang.runtime",
    "processbuilder",
    "freemarker.template",
    "{{7*7}}",
    "{{ 7*7 }}",
    "${7*7}",
    "<%= 7",
    "#{7*7}",
    "config.items()",
    ".constructor.constructor",
    "{{config",
    "{{self.",
    "lipsum",
    "cycler",
    "getruntime",
    "#set($",
    "{php}",
    "`*{",
  ],
  match: [
    /(?:\{\{|\{%|\$\{|#\{|<%=?|\*\{|@\()[^\n}]{0,160}?(?:__(?:class|globals|subclasses|mro|base|builtins|import|init)__|java\.lang\.Runtime|getRuntime\(\)|ProcessBuilder|freemarker\.template\.utility|\.constructor\.constructor|child_process|lipsum\.|cycler\.|config\.items\(\)|request\.application|system\(['"])/i,
    scan(
      /(?:\{\{\s{0,2}7\s?\*\s?'?7'?\s{0,2}\}\}|\$\{\s?7\s?\*\s?7\s?\}|<%=\s?7\s?\*\s?7\s?%>|#\{\s?7\s?\*\s?7\s?\}|\{\{\s?(?:config|self)\s?\}\}|#set\(\$\w{1,10}\s?=)/i,
      (_, { kind, text }) =>
        (kind === "tool_argument" || kind === "url" || kind === "header" || kind === "message") && text.length < 400,
    ),
  ],
  examples: {
    flags: [
      { text: "{{ ''.__class__.__mro__[1].__subclasses__() }}", kind: "tool_argument" },
      { text: "${T(java.lang.Runtime).getRuntime().exec('id')}", kind: "tool_argument" },
      { text: "https://shop.example/?name={{7*7}}", kind: "url" },
      {
        text:
          '<#assign ex="freemarker.template.utility.Execute"?new()>${ex("id")} ${"freemarker.template.utility.Execute"?new()("id")}',
        kind: "tool_argument",
      },
      { text: "{{ cycler.__init__.__globals__.os.popen('id').read() }}", kind: "tool_result" },
    ],
    passes: [
      { text: "Hello {{ user.name }}, you have {{ count }} messages.", kind: "document" },
      { text: "echo ${HOME}/bin", kind: "tool_argument" },
      { text: "class Foo:\n    def __init__(self):\n        self.__class__.count += 1", kind: "document" },
      { text: "const x = `${7 + y}`;", kind: "document" },
    ],
  },
});
