import { commandsThat, isInterpreter } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_147",
  title: "A process is cut loose from the session with its output thrown away",
  why: "It goes on after the agent is gone, and nothing shows what it does.",
  fix: "Run it in the foreground, or as a service with a log.",
  severity: "medium",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI10", "ASI05"], mcp: ["MCP08"], cwe: ["CWE-506"] },
  reads: ["command", "tool_argument", "message"],
  keywords: [
    "nohup",
    "setsid",
    "disown",
    "start_new_session",
    "detached_process",
    "start-process -windowstyle hidden",
    "daemonize",
  ],
  match: [
    commandsThat(({ name, args }, { argv, redirects }) => {
      const loose = argv.some((word) => /^(?:nohup|setsid|daemonize)$/.test(word));
      const silent = redirects.includes("/dev/null");
      return loose && silent && (isInterpreter(name) || /^(?:curl|wget|nc|ncat|socat|ssh)$/.test(name)) &&
        /(?:^|\s)(?:-c|-e|https?:|\/tmp\/|\/dev\/shm\/|\.\w{1,20}(?:\s|$)|-R\s)/.test(args.join(" "));
    }),
    /\bStart-Process\b[^\n]{0,120}-WindowStyle\s{1,2}Hidden\b[^\n]{0,120}(?:-enc|https?:|AppData|Temp)/i,
  ],
  examples: {
    flags: [{ text: 'nohup python3 -c "import socket" >/dev/null 2>&1 &', kind: "command" }, {
      text: "setsid bash /tmp/u.sh > /dev/null 2>&1 < /dev/null &",
      kind: "command",
    }, { text: "nohup curl -s http://203.0.113.4/loop >/dev/null 2>&1 &", kind: "tool_argument" }],
    passes: [{ text: "nohup npm start > server.log 2>&1 &", kind: "command" }, {
      text: "python3 train.py > /dev/null",
      kind: "command",
    }, { text: "nohup make all &", kind: "command" }],
  },
});
