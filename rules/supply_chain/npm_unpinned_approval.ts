import { entriesAt, looseJson, scalar, strings } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "NPM_ALLOW_SCRIPTS_UNPINNED_001",
  title: "Install scripts of a package are approved for every version",
  why: "The approval was given after looking at one version; the next one runs whatever it likes.",
  fix: "Name the version in the approval: package@1.2.3.",
  severity: "medium",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ['"allowscripts"', '"trusteddependencies"', "allow-scripts-pin"],
  match: [
    unpinned,
    /(?:^|\n)\s{0,4}allow-scripts-pin\s{0,2}=\s{0,2}false\b/,
  ],
  examples: {
    flags: [
      { text: '{"name": "shop", "allowScripts": {"sharp": true}}', kind: "config" },
      { text: '{"allowScripts": {"esbuild@0.25.1": true, "@scope/native": true}}', kind: "config" },
      { text: '{"trustedDependencies": ["canvas"]}', kind: "config" },
      { text: "allow-scripts-pin=false", kind: "config" },
    ],
    passes: [{ text: '{"allowScripts": {"sharp@0.34.1": true}}', kind: "config" }, {
      text: '{"allowScripts": {"core-js": false}}',
      kind: "config",
    }, { text: '{"trustedDependencies": []}', kind: "config" }],
  },
});

function* unpinned(sample: Sample): Generator<Span> {
  const root = looseJson(sample);
  for (const { key, value, start, end } of entriesAt(root, ["allowScripts", "*"])) {
    if (scalar(value) === "true" && !hasVersion(key)) yield { start, end };
  }
  for (const { value, start, end } of entriesAt(root, ["trustedDependencies"])) {
    if (strings(value).some((name) => !hasVersion(name))) yield { start, end };
  }
}

/** A scope's own sign is no version. */
function hasVersion(name: string): boolean {
  return /.@\d/.test(name);
}
