import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_102",
  title: "Packages are taken from a second or unprotected index",
  why: "An installer that asks two indexes takes the higher version: a stranger's package wins over the house's own.",
  fix: "Use one index over HTTPS; scope private names.",
  severity: "medium",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["message", "prompt", "tool_argument", "command", "config", "document", "tool_result"],
  keywords: [
    "extra-index-url",
    "index-url",
    "--registry",
    "registry=",
    "trusted-host",
    "--index ",
    "--source ",
    "--find-links",
    "goproxy",
    "strict-ssl",
  ],
  match: [
    commandsThat(({ name, args }) => {
      const line = args.join(" ");
      if (/^(?:pip\d?|uv|pipx|poetry)$/.test(name)) {
        return /--(?:extra-)?index(?:-url)?[= ]http:\/\/(?!localhost|127\.)|--(?:extra-)?index-url[= ]https?:\/\/\d{1,3}(?:\.\d{1,3}){3}|--trusted-host[= ](?!localhost|127\.|pypi)/
          .test(line);
      }
      if (/^(?:npm|pnpm|yarn|bun|npx)$/.test(name)) {
        return /registry[= ]{1,2}(?:http:\/\/(?!localhost|127\.|verdaccio)|https?:\/\/\d{1,3}(?:\.\d{1,3}){3})|set\s{1,2}strict-ssl[= ]false/
          .test(line);
      }
      return /^(?:gem|bundle)$/.test(name) && /--source[= ]http:\/\/(?!localhost|127\.)/.test(line);
    }),
    /(?:^|\n)\s{0,4}(?:(?:@[\w-]{1,40}:)?registry\s{0,2}=\s{0,2}http:\/\/(?:\d{1,3}(?:\.\d{1,3}){3}|[\w-]{2,40}\.[\w.]{2,60})|--?(?:extra-)?index-url\s{1,2}http:\/\/[\w-]{2,40}\.[\w.]{2,60}|strict-ssl\s{0,2}=\s{0,2}false)/,
  ],
  examples: {
    flags: [
      { text: "pip install --extra-index-url http://pkgs.example.net/simple internal-lib", kind: "command" },
      { text: "npm install a --registry http://203.0.113.7:4873", kind: "command" },
      { text: "registry=http://npm.example.net/", kind: "config" },
      { text: "pip install x --trusted-host files.example.net", kind: "command" },
    ],
    passes: [{ text: "pip install --index-url https://pypi.example.com/simple x", kind: "command" }, {
      text: "npm install --registry http://localhost:4873 a",
      kind: "command",
    }, "The --extra-index-url flag adds an index."],
  },
});
