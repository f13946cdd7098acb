import { commandsThat, hasFlag } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const INSTALLS: ReadonlyMap<string, RegExp> = new Map([
  ...["apt", "apt-get", "brew", "yum", "dnf", "zypper", "winget", "choco", "snap"].map((name) =>
    [name, /^(?:install|in|cask install) \S/] as const
  ),
  ["apk", /^add \S/],
  ["pacman", /^-S[a-z]{0,3}(?: -\S+)* [^-\s]/],
]);

export default defineRule({
  id: "EXTDL_011",
  title: "A package of the operating system is installed",
  why: "It changes the machine for everyone on it, and its scripts run as root.",
  fix: "Let a person do it, or put it into the image.",
  severity: "low",
  category: "external-download",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494", "CWE-829"] },
  reads: ["command", "tool_argument"],
  keywords: [
    "apt-get ",
    "apt install",
    "apt -y",
    "brew install",
    "yum install",
    "dnf install",
    "apk add",
    "pacman -s",
    "zypper in",
    "yum -y",
    "dnf -y",
    "winget install",
    "choco install",
    "snap install",
  ],
  match: commandsThat(({ name, args }) => {
    const words = args.filter((arg) => !arg.startsWith("-"));
    if (hasFlag(args, "-s", "--simulate", "--dry-run", "--just-print")) return false;
    return INSTALLS.get(name)?.test(name === "pacman" ? args.join(" ") : words.join(" ")) ?? false;
  }),
  examples: {
    flags: [
      { text: "sudo apt-get install -y nmap", kind: "command" },
      { text: "brew install wireguard-tools", kind: "command" },
      { text: "apk add --no-cache socat", kind: "command" },
      { text: "pacman -S tor", kind: "command" },
    ],
    passes: [{ text: "apt-get update", kind: "command" }, { text: "apt list --installed", kind: "command" }, {
      text: "apt-get install --dry-run nmap",
      kind: "command",
    }, { text: "brew list", kind: "command" }],
  },
});
