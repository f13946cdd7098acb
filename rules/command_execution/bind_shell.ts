import { commandsThat, continues, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_106",
  title: "A shell listens on a port",
  why: "Whoever connects has the machine; there is no password and no log.",
  fix: "Kill the listener and isolate the machine.",
  severity: "critical",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05"],
    mcp: ["MCP05"],
    cwe: ["CWE-78", "CWE-306"],
    see: ["https://attack.mitre.org/techniques/T1059/004/"],
  },
  keywords: [
    "nc -",
    "/nc ",
    "nc.traditional",
    "nc.openbsd",
    "ncat",
    "netcat",
    "tcp-l",
    "tcp4-l",
    "tcp6-l",
    "udp-l",
    "openssl-l",
    "lvnp",
    "nlvp",
    "--listen",
    ".bind(",
  ],
  match: [
    commandsThat(({ name, args }, { pipedTo, redirects }) => {
      const line = [...args, ...redirects].join(" ");
      if (/^(?:nc|ncat|netcat|busybox)$/.test(name) && args.some((arg) => /^-[a-z]{0,5}l|^--listen$/.test(arg))) {
        return /(?:^|\s)(?:-[a-z]{0,4}[ec]|--exec|--sh-exec)\s{1,2}["']?\S{0,40}(?:sh|cmd(?:\.exe)?|powershell(?:\.exe)?)\b/i
          .test(line) || pipedTo !== null && /^(?:.*\/)?(?:ba|z|da)?sh$/.test(pipedTo.argv[0] ?? "");
      }
      return name === "socat" && /(?:tcp|udp|openssl)\d?-?l(?:isten)?:/i.test(line) &&
        /(?:exec|system):\S{0,30}(?:sh|cmd|powershell)/i.test(line);
    }),
    scan(
      /\.bind\s{0,2}\(\s{0,2}\(?\s{0,2}["'][^"'\n]{0,40}["']\s{0,2},\s{0,2}\d{2,5}/,
      (match, { text }) =>
        continues(
          match,
          text,
          /\.(?:listen|accept)\s{0,2}\([\s\S]{0,500}(?:dup2|subprocess\.(?:call|Popen|run)|pty\.spawn|os\.system)\s{0,2}\([\s\S]{0,60}(?:fileno|\/bin\/(?:ba)?sh|cmd\.exe|recv)/,
          900,
        ),
    ),
  ],
  examples: {
    flags: [
      { text: "nc -lvnp 4444 -e /bin/bash", kind: "command" },
      { text: "socat TCP-LISTEN:9001,reuseaddr,fork EXEC:/bin/sh,pty,stderr", kind: "command" },
      { text: "ncat --listen 8081 --sh-exec cmd.exe", kind: "tool_argument" },
      {
        text:
          's.bind(("0.0.0.0", 5555))\ns.listen(1)\nc, a = s.accept()\nos.dup2(c.fileno(), 0)\nsubprocess.call(["/bin/sh", "-i"])',
        kind: "document",
      },
    ],
    passes: [{ text: "nc -l 9000 > file.bin", kind: "command" }, {
      text: "socat TCP-LISTEN:8080,fork TCP:10.0.0.2:80",
      kind: "command",
    }, { text: 'server.bind(("127.0.0.1", 8080))\nserver.listen(5)', kind: "document" }],
  },
});
