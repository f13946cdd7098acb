import { isPlaceholder, mcpServers } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_003",
  title: "A secret stands in plain text in an MCP server's entry",
  why: "The file is copied, synchronised and read by every program of the user.",
  fix: "Refer to the environment or to a store of secrets.",
  severity: "low",
  category: "mcp-config",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP01"], cwe: ["CWE-312"] },
  reads: ["config"],
  keywords: ["key", "token", "secret", "password"],
  match: function* (sample: Sample): Generator<Span> {
    for (const { env, args, start, end } of mcpServers(sample)) {
      const named = env.some(([name, value]) =>
        /(?:key|token|secret|password|passwd|credential)s?$/i.test(name) && value.length >= 8 && !isPlaceholder(value)
      );
      const argued = args.some((arg, index) =>
        /^--?(?:api-?key|token|secret|password)$/i.test(arg) && (args[index + 1] ?? "").length >= 8 &&
        !isPlaceholder(args[index + 1] ?? "")
      );
      if (named || argued) yield { start, end };
    }
  },
  examples: {
    flags: [{
      text: '{"mcpServers": {"g": {"command": "npx", "args": ["g@1.0.0"], "env": {"GITHUB_TOKEN": "' + "q7Xw2Lm9" +
        'Zr4Tk8Vb"}}}}',
      kind: "config",
    }, {
      text: '{"servers": {"d": {"command": "d", "env": {"DB_PASSWORD": "' + "Tr0ub4dor" + '-77-kite"}}}}',
      kind: "config",
    }, {
      text: '{"mcpServers": {"s": {"command": "s", "args": ["--api-key", "' + "pk9f3Ld8" + 'Wq2Zx5Nc"]}}}',
      kind: "config",
    }],
    passes: [{
      text: '{"mcpServers": {"g": {"command": "npx", "args": ["g@1"], "env": {"GITHUB_TOKEN": "${GITHUB_TOKEN}"}}}}',
      kind: "config",
    }, {
      text: '{"mcpServers": {"g": {"command": "npx", "args": ["g@1"], "env": {"API_KEY": "<your-key>"}}}}',
      kind: "config",
    }, { text: '{"mcpServers": {"g": {"command": "g", "env": {"MAX_TOKENS": "4096"}}}}', kind: "config" }],
  },
});
