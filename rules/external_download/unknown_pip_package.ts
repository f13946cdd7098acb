import { commandsThat, hasFlag, popularPackages } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const KNOWN: ReadonlySet<string> = new Set(["pip", "setuptools", "wheel", ...popularPackages("pypi")]);

function isKnown(requirement: string): boolean {
  return KNOWN.has(requirement.replace(/\[.*$/, "").toLowerCase());
}

export default defineRule({
  id: "EXTDL_009",
  title: "A little known Python package is installed in whatever version is newest",
  why: "A name that few know is the name to take over or to make up.",
  fix: "Name the version and its hash, and look at who publishes it.",
  severity: "low",
  category: "external-download",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["command", "tool_argument"],
  keywords: ["pip install", "pip3 install", "pipx install", "uv add", "pip -q install"],
  match: commandsThat(({ name, args }) => {
    const isPip = /^(?:pip3?|pipx|uv)$/.test(name) ||
      /^python[\d.]*$/.test(name) && args[0] === "-m" && args[1] === "pip";
    const at = args.findIndex((arg) => arg === "install" || arg === "add");
    if (!isPip || at < 0 || hasFlag(args, "-r", "--requirement", "-c", "--require-hashes", "-e", "--editable")) {
      return false;
    }
    return args.slice(at + 1).some((arg) =>
      /^[A-Za-z][\w.-]{0,80}(?:\[[\w,-]{1,60}\])?$/.test(arg) && !/[.](?:whl|txt|gz|zip)$/.test(arg) && !isKnown(arg)
    );
  }),
  examples: {
    flags: [{ text: "pip install tinyconfig-helper", kind: "command" }, {
      text: "python3 -m pip install fastmcp-toolz",
      kind: "command",
    }, { text: "pip3 install --quiet requests jsonflatten2", kind: "command" }],
    passes: [
      { text: "pip install requests numpy", kind: "command" },
      { text: "pip install tinyconfig-helper==1.4.2", kind: "command" },
      { text: "pip install -r requirements.txt", kind: "command" },
      { text: "pip install .", kind: "command" },
    ],
  },
});
