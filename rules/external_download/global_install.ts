import { commandsThat, hasFlag } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const INSTALLERS: ReadonlySet<string> = new Set(["npm", "pnpm", "yarn", "bun", "pip", "pip3", "gem", "uv"]);

export default defineRule({
  id: "EXTDL_004",
  title: "A package is installed for the whole machine",
  why: "Install scripts then run as root, or the program is there for every user and every project.",
  fix: "Install it in the project, or in a container.",
  severity: "low",
  category: "external-download",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["command", "tool_argument"],
  keywords: [
    "npm i",
    "npm install",
    "pip install",
    "pip3 install",
    "yarn global",
    "pnpm add",
    "gem install",
    "--break-system-packages",
    "bun add",
  ],
  match: commandsThat(({ name, args }, { argv }) => {
    if (!INSTALLERS.has(name) || !args.some((arg) => /^(?:i|install|add|global)$/.test(arg))) return false;
    const isRoot = /^(?:sudo|doas|su)$/.test(argv[0] ?? "");
    return isRoot || hasFlag(args, "-g", "--global", "--break-system-packages") ||
      name === "yarn" && args[0] === "global";
  }),
  examples: {
    flags: [
      { text: "npm install -g some-helper", kind: "command" },
      { text: "sudo pip3 install boltons", kind: "command" },
      { text: "yarn global add tidy-cli", kind: "command" },
      { text: "pip install --break-system-packages rich", kind: "command" },
    ],
    passes: [{ text: "npm install some-helper", kind: "command" }, {
      text: "pip install -r requirements.txt",
      kind: "command",
    }, { text: "sudo npm run start", kind: "command" }],
  },
});
