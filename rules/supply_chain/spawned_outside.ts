import { commandsThat, hasFlag } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

/** Programs whose purpose is to start another one on the host. */
const OUTSIDE: ReadonlySet<string> = new Set([
  "flatpak-spawn",
  "host-spawn",
  "distrobox-host-exec",
  "pkexec",
  "wsl.exe",
]);

export default defineRule({
  id: "SUPPLY_018",
  title: "A process is started outside of the sandbox that it was called in",
  why: "The child has rights that its parent was never given; the sandbox is then only decoration.",
  fix: "Deny these programs in the sandbox, and look at what was started.",
  severity: "high",
  category: "supply-chain",
  lane: "block",
  maps: { asi: ["ASI05", "ASI03"], mcp: ["MCP02", "MCP05"], cwe: ["CWE-269", "CWE-653"] },
  reads: ["command", "tool_argument", "message"],
  keywords: [
    "flatpak-spawn",
    "host-spawn",
    "distrobox-host-exec",
    "host-exec",
    "systemd-run",
    "with administrator privileges",
    "wsl.exe",
    "toolbox run",
    "escalate",
    "pkexec",
    "with_escalated_permissions",
    "require_escalated",
  ],
  match: [
    commandsThat(({ name, args }) =>
      OUTSIDE.has(name) && args.length > 0 && (name !== "flatpak-spawn" || hasFlag(args, "--host")) &&
      (name !== "wsl.exe" || /-e\b|--exec|bash|sh\b/.test(args.join(" ")))
    ),
    commandsThat(({ name, args }) =>
      name === "systemd-run" && args.some((arg) => /^(?:\/|ba?sh$|sh$|python3?$|node$|curl$)/.test(arg)) &&
      !hasFlag(args, "--scope")
    ),
    /\bdo shell script\b[^\n]{1,200}?\bwith administrator privileges\b/i,
    /["']?(?:with_escalated_permissions["']?\s{0,2}[:=]\s{0,2}["']?true|sandbox_permissions["']?\s{0,2}[:=]\s{0,2}["']require_escalated)\b/i,
  ],
  examples: {
    flags: [{ text: "flatpak-spawn --host bash -c 'cat ~/.netrc'", kind: "command" }, {
      text: "systemd-run --user --pipe /bin/bash -c 'id > /tmp/o'",
      kind: "tool_argument",
    }, {
      text: "osascript -e 'do shell script \"launchctl load /Library/x.plist\" with administrator privileges'",
      kind: "command",
    }, { text: "distrobox-host-exec podman ps", kind: "command" }],
    passes: [{ text: "flatpak-spawn --sandbox ls", kind: "command" }, {
      text: "systemd-run --scope make",
      kind: "command",
    }, { text: "The manual explains flatpak-spawn and systemd-run.", kind: "document" }],
  },
});
