import { entriesAt, looseJson, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

/** A file of the package under a runtime. */
const LOCAL_CODE =
  /(?:^|[&|;]\s?|\s)(?:node|bun|deno|tsx|ts-node)(?:\s{1,2}(?:run|x|-\S{1,20})){0,3}\s{1,2}["']?(?:\.{0,2}\/)?[\w@./-]{1,120}\.[cm]?[jt]s\b/;

export default defineRule({
  id: "SUPPLY_026",
  title: "A package runs a script of its own when it is installed",
  why: "What the script does is in another file, and it runs on every machine that installs the package.",
  fix: "Read that file before installing, or install with scripts off.",
  severity: "low",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  // Many honest packages do this, so it only adds to what else is found; SUPPLY_001 stops scripts that show what they are.
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ['"postinstall"', '"preinstall"', '"install"'],
  match: function* (sample: Sample): Generator<Span> {
    for (const { key, value, start, end } of entriesAt(looseJson(sample), ["scripts", "*"])) {
      if (/^(?:pre|post)?install$/.test(key) && LOCAL_CODE.test(scalar(value) ?? "")) yield { start, end };
    }
  },
  examples: {
    flags: [{ text: '{"name": "tidy-dates", "scripts": {"postinstall": "node ./lib/setup.mjs"}}', kind: "config" }, {
      text: '{"scripts": {"preinstall": "bun run bootstrap.ts"}}',
      kind: "config",
    }, { text: '{"scripts": {"install": "node install.js || exit 0", "test": "vitest"}}', kind: "config" }],
    passes: [{ text: '{"scripts": {"postinstall": "node-gyp rebuild"}}', kind: "config" }, {
      text: '{"scripts": {"start": "node server.js"}}',
      kind: "config",
    }, { text: '{"scripts": {"postinstall": "patch-package"}}', kind: "config" }],
  },
});
