import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { PartKind } from "oktsec/rule";

/** In a text that describes an installation, the project's own repository is the usual address. */
const CODE_HOST =
  /^(?:[\w-]{1,40}@)?(?:github\.com|codeload\.github\.com|raw\.githubusercontent\.com|gitlab\.com|bitbucket\.org|codeberg\.org|download\.pytorch\.org|pkg\.pr\.new)\//;

export default defineRule({
  id: "SUPPLY_014",
  title: "A package is installed from an address",
  why: "No registry has seen it, nothing says that it will be the same tomorrow, and no list will ever name it.",
  fix: "Install it from a registry by name and version, or pin its digest.",
  severity: "medium",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "tool_result", "resource", "tool_description", "command", "tool_argument", "message", "config"],
  keywords: [
    "install http",
    "install git+",
    "install -u http",
    "install --user http",
    "add http",
    "add git+",
    "i http",
    "install -g http",
    "exec http",
    "x http",
    "npx http",
  ],
  match: scan(
    /\b(?:pip3?|uv pip|pipx|npm|pnpm|yarn|bun|gem|cargo|npx)\s{1,2}(?:install|i|add|exec|x)?\s{0,2}(?:-{1,2}[\w-]{1,24}\s{1,2}){0,3}["']?(?:git\+)?https?:\/\/([^\s"'`<>)]{4,200})/,
    (match, { kind }) => {
      const address = match[1] ?? "";
      const isPinned = /@[0-9a-f]{40}\b|#(?:sha256=|[0-9a-f]{40}\b)|[@#]v?\d+\.\d/.test(address);
      return !isPinned && (isDeed(kind) || !CODE_HOST.test(address));
    },
  ),
  examples: {
    flags: [{ text: "pip install https://files.example.net/wheels/fastjson-1.0-py3-none-any.whl", kind: "command" }, {
      text: "To enable the feature: npm i https://cdn.example.org/ui-kit.tgz",
      kind: "document",
    }, { text: "pip install git+https://github.com/acme/helper", kind: "tool_argument" }],
    passes: [{ text: "pip install git+https://github.com/acme/helper", kind: "document" }, {
      text: "pip install git+https://github.com/acme/helper@v2.1.0",
      kind: "command",
    }, { text: "npm install left-pad", kind: "command" }],
  },
});

function isDeed(kind: PartKind): boolean {
  return kind === "command" || kind === "tool_argument";
}
