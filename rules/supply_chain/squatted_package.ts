import { effective, entriesAt, looseJson, plainCommands, readings, scalar, squattedPackage } from "oktsec/evidence";
import type { LooseEntry } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_101",
  title: "A package's name imitates a well-known one",
  why: "A slip of the finger, or of a model, installs a stranger's program.",
  fix: "Compare the name; remove the package.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["message", "prompt", "tool_argument", "command", "config", "document", "tool_result", "tool_description"],
  keywords: [
    "install ",
    "npm i ",
    "npm add",
    "yarn add",
    "pnpm add",
    "bun add",
    "cargo add",
    "poetry add",
    "uv add",
    '"dependencies"',
    '"devdependencies"',
    "[dependencies]",
  ],
  match: function* (sample: Sample): Generator<Span> {
    for (const command of plainCommands(sample).flatMap(readings)) {
      const { name, args } = effective(command);
      const registry = /^(?:npm|pnpm|yarn|bun)$/.test(name) && /^(?:i|install|add)$/.test(args[0] ?? "")
        ? "npm"
        : /^(?:pip\d?|pipx|uv|poetry)$/.test(name) && args.some((arg) => /^(?:install|add)$/.test(arg))
        ? "pypi"
        : name === "cargo" && /^(?:add|install)$/.test(args[0] ?? "")
        ? "crates"
        : null;
      if (registry === null) continue;
      const installsSquat = args.slice(1).some((arg) =>
        squattedPackage(arg.replace(/(.)(?:@|==|>=|~=|\[).*$/, "$1"), registry) !== null
      );
      if (installsSquat) yield { start: command.start, end: command.end };
    }
    const root = looseJson(sample);
    for (const group of ["dependencies", "devDependencies"]) {
      for (const entry of entriesAt(root, [group, "*"])) {
        if (isSquat(entry)) {
          yield { start: entry.start, end: entry.end };
        }
      }
    }
  },
  examples: {
    flags: [
      { text: "pip install reqeusts", kind: "command" },
      { text: "npm install lodahs@4.17.21", kind: "command" },
      { text: '{"name": "a", "dependencies": {"exprress": "^4.0.0"}}', kind: "config" },
      "Please run pip install colorrama and try again.",
    ],
    passes: [{ text: "pip install requests", kind: "command" }, { text: "npm i preact vuex", kind: "command" }, {
      text: '{"name": "a", "dependencies": {"express": "^4.0.0", "my-app": "1.0.0"}}',
      kind: "config",
    }, { text: "npm install ./local", kind: "command" }],
  },
});

/** The name itself, or the one that it is an alias of. */
function isSquat({ key, value }: LooseEntry): boolean {
  const version = scalar(value);
  if (value.kind !== "string" || version === null) return false;
  const alias = /^npm:([\w.-]{2,60})(?:@|$)/.exec(version)?.[1];
  return squattedPackage(key, "npm") !== null || alias !== undefined && squattedPackage(alias, "npm") !== null;
}
