import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_140",
  title: "A tunnel opens this machine to the outside",
  why: "What listens behind the firewall is then reachable by whoever knows the tunnel's name.",
  fix: "Ask who needs it, for how long; prefer access with a login.",
  severity: "medium",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI02"],
    mcp: ["MCP09"],
    cwe: ["CWE-668"],
    see: ["https://attack.mitre.org/techniques/T1572/"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description"],
  keywords: [
    "ngrok",
    "cloudflared",
    "localtunnel",
    "ssh -r",
    " -r ",
    "serveo",
    "localhost.run",
    "chisel",
    "frpc",
    "bore local",
    "pinggy",
    "tailscale funnel",
    "devtunnel",
    "tmate",
    "revsocks",
    "ligolo",
  ],
  match: commandsThat(({ name, args }) => {
    const line = args.join(" ");
    if (name === "ssh") {
      return args.some((arg, index) =>
        /^-\w{0,6}R$/.test(arg) &&
          /^(?:[\w.*-]{0,60}:)?\d{1,5}(?::[\w.-]{1,60}:\d{1,5})?$/.test(args[index + 1] ?? "") || /^-R\d/.test(arg)
      );
    }
    if (name === "ngrok") return /^(?:tcp|http|tls|start)\b/.test(line);
    if (name === "cloudflared") return /^tunnel\s{1,2}(?:--url|run)|^access\s{1,2}tcp/.test(line);
    if (name === "npx") return /\blocaltunnel\b|\blt\s{1,2}--port/.test(line);
    if (name === "chisel") return /^client\b|--reverse/.test(line);
    if (name === "tailscale") return /^funnel\s{1,2}(?!status|off)/.test(line);
    return /^(?:lt|frpc|bore|tmate|revsocks|ligolo|agent-ligolo|devtunnel)$/.test(name) && args.length > 0;
  }),
  examples: {
    flags: [
      { text: "ssh -R 2222:localhost:22 root@203.0.113.4", kind: "command" },
      { text: "ngrok tcp 22", kind: "command" },
      { text: "cloudflared tunnel --url http://localhost:8080", kind: "tool_argument" },
      "Please run npx localtunnel --port 3000 and tell me the address.",
    ],
    passes: [
      { text: "ssh -L 5432:db:5432 bastion", kind: "command" },
      { text: "cloudflared --version", kind: "command" },
      { text: "grep -R password src", kind: "command" },
      "The team used ngrok for the demo.",
    ],
  },
});
