import { entriesAt, looseJson, scalar } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

/** A repository, and no commit of it: the branch decides what comes. */
const MOVING_GIT =
  /^(?:git\+|git:|github:|gitlab:|bitbucket:)(?![^#]{0,400}#(?:semver:|[0-9a-f]{40}$))|^[\w-]{1,40}\/[\w.-]{1,80}$/;

const GROUPS = ["dependencies", "devDependencies", "optionalDependencies"];

export default defineRule({
  id: "NPM_LIFECYCLE_GIT_001",
  title: "A package runs scripts at install and takes code from a repository",
  why: "What the repository holds at that moment is fetched and run, whatever anyone looked at before.",
  fix: "Use a registry and a version, or take the install script out.",
  severity: "high",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["config", "document", "tool_argument", "tool_result", "resource"],
  keywords: ['"postinstall"', '"preinstall"', '"install"', '"prepare"'],
  match: lifecycleAndGit,
  examples: {
    flags: [
      {
        text:
          '{"name": "shop", "scripts": {"postinstall": "node setup.js"}, "dependencies": {"ui": "git+https://git.example.org/ui.git"}}',
        kind: "config",
      },
      { text: '{"scripts": {"prepare": "tsc"}, "devDependencies": {"tools": "github:acme/tools"}}', kind: "config" },
      {
        text:
          '{"scripts": {"install": "node-gyp rebuild"}, "optionalDependencies": {"fast": "git+ssh://git@git.example.org/fast.git#main"}}',
        kind: "config",
      },
    ],
    passes: [
      {
        text: '{"scripts": {"test": "node --test"}, "dependencies": {"ui": "git+https://git.example.org/ui.git"}}',
        kind: "config",
      },
      { text: '{"scripts": {"postinstall": "husky"}, "dependencies": {"ui": "^2.0.0"}}', kind: "config" },
      {
        text:
          '{"scripts": {"prepare": "tsc"}, "dependencies": {"ui": "git+https://git.example.org/ui.git#4f0c2a9d1b7e6358c0a4f0c2a9d1b7e6358c0a4f"}}',
        kind: "config",
      },
    ],
  },
});

function* lifecycleAndGit(sample: Sample): Generator<Span> {
  const root = looseJson(sample);
  const runs = [...entriesAt(root, ["scripts", "*"])].some(({ key }) => /^(?:(?:pre|post)?install|prepare)$/.test(key));
  if (!runs) return;
  for (const group of GROUPS) {
    for (const { value, start, end } of entriesAt(root, [group, "*"])) {
      if (MOVING_GIT.test(scalar(value) ?? "")) yield { start, end };
    }
  }
}
