import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample } from "oktsec/rule";

/** What one runs to see whether a command came through, and what one reads first. */
const PROBE = String
  .raw`(?:(?:\/(?:usr\/)?s?bin\/)?(?:id|whoami|uname(?:\s{1,3}-a)?|hostname|ifconfig|ipconfig|netstat|systeminfo)\b\s{0,3}(?:$|[;&|)\x60'"#\n]|%0|%27|%3)|(?:\/(?:usr\/)?bin\/)?(?:cat|head|tail|less|more|type|nl|tac)(?:\s|\$\{?IFS\}?|%20|<|\+){1,4}(?:-\w+\s)?["']?\/(?:etc\/(?:passwd|shadow|hosts|group|issue)|proc\/)|(?:sleep|timeout)(?:\s|\$\{?IFS\}?|%20){1,3}(?:-t\s)?\d{1,3}\b|ping(?:\s{1,3}-[cni]\s{0,2}\d{1,3}){1,2}\s{1,3}(?:127\.|[\w-]{1,40}\.\w)|n(?:c|cat|etcat)\s{1,3}-\w|(?:curl|wget)\s{1,3}(?:-\w+\s{1,3}){0,3}["']?(?:https?:\/\/|[\w-]{2,40}\.[a-z]{2})|nslookup\s{1,3}\S{3}|(?:ba|z|da)?sh\s{1,3}-[ci]\b|perl\s{1,3}-e\b|python[\d.]{0,4}\s{1,3}-c\b|php\s{1,3}-r\b|ruby\s{1,3}-e\b|wget\b|rm\s{1,3}-rf?\s|chmod\s{1,3}[+\d]|dir\s{1,3}c:\\|net\s{1,3}user\b|reg\s{1,3}query\b|echo\s{1,3}["']?<\?php|ls\s{1,3}-\w{1,4}\s{1,3}\/|useradd\b|adduser\b|type\s{1,3}["']?(?:%\w{2,20}%|[a-z]:)\\|\/?usr\/s?bin\/\w|(?:system|exec|shell_exec|passthru|popen|proc_open)\s?\(\s?["'$]|php(?:info|version)\(\))`;

export default defineRule({
  id: "CMDEXEC_104",
  title: "A value is shaped to break out into a shell",
  why:
    "A separator followed by a command has no meaning in a value. It is there for a program that pastes the value into a shell.",
  fix: "Pass values as an argument list, never through a shell, and refuse the call.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05", "ASI02"],
    mcp: ["MCP05"],
    cwe: ["CWE-78", "CWE-88"],
    see: ["https://owasp.org/www-community/attacks/Command_Injection"],
  },
  reads: ["message", "prompt", "tool_argument", "url", "header"],
  keywords: [
    ";",
    "|",
    "&",
    "`",
    "$(",
    "%0",
    "%3",
    "%7",
    "%2",
    "${",
    "$ifs",
    "$@",
    "''",
    '""',
    "\\",
    "{cat,",
    "{ls,",
    "{ping,",
    "{curl,",
    "{wget,",
    "{nc,",
    "{id,",
    "{sh,",
    "{bash,",
    "<!--#",
    "(){",
    "() {",
    "( )",
    "system(",
    "\nid",
    "\nwhoami",
    "\nuname",
    "\nhostname",
    "\nifconfig",
    "\nipconfig",
    "\nnetstat",
    "\ncat",
    "\nhead",
    "\ntail",
    "\nless",
    "\nmore",
    "\ntype",
    "\nsleep",
    "\ntimeout",
    "\nping",
    "\nnc ",
    "\nncat",
    "\ncurl",
    "\nwget",
    "\nnslookup",
    "\nsh ",
    "\nbash",
    "\nperl",
    "\npython",
    "\nphp",
    "\nruby",
    "\nrm ",
    "\nchmod",
    "\ndir ",
    "\nnet ",
    "\nreg ",
    "\necho",
    "\nls",
    "\nuseradd",
    "\n/",
  ],
  match: [
    // The value starts with the separator, or closes a quotation first.
    scan(
      new RegExp(
        `^\\s{0,4}["'\`]?\\s{0,2}(?:(?:;|\\|{1,2}|&{1,2}|%0[aAdD]|%26%26|%7[cC]|%3[bB]|\\r?\\n|\\$\\(|\`|\\$\\{IFS\\})\\s{0,3}){1,3}${PROBE}`,
        "i",
      ),
      () => true,
    ),
    scan(new RegExp(`["'](?:;|\\|{1,2}|&{1,2}|%0[aAdD])\\s{0,3}${PROBE}`, "i"), short),
    scan(
      new RegExp(`(?:^|[\\w/.'")=-])\\s{0,2}(?:;|\\|{1,2}|&{1,2}|%0[aAdD]|%3[bB]|%7[cC]|%26%26?)\\s{0,3}${PROBE}`, "i"),
      value,
    ),
    scan(new RegExp(`(?:\\$\\(|\`)\\s{0,3}${PROBE}`, "i"), value),
    scan(
      /(?:[a-z]{1,8}(?:\\|''|""|\$@|\$\{?\w\}?)){2,8}[a-z]{0,8}[\s$]{1,3}(?:\{IFS\})?[^\s]{0,20}\/?etc\/|\$\{IFS\}|\$IFS(?:\$9|\b)|\{(?:cat|ls|ping|curl|wget|nc|id|sh|bash),[^}\s]{1,60}\}|\$\{?(?:PATH|HOME|PWD|SHELLOPTS)(?:%%|:)[^\s}]{1,20}\}/i,
      (_, { kind, text }) => kind !== "prompt" && kind !== "message" || text.length < 240,
    ),
    scan(
      /<!--#(?:exec|include)\s{1,3}(?:cmd|virtual)\s{0,2}=|\(\)\s{0,2}\{\s{0,2}:?;?\s{0,2}\}\s{0,2};\s{0,3}\/?\w|\bsystem\(\s{0,2}['"][^'"]{2,80}['"]\s{0,2}\)\s{0,2};/i,
      value,
    ),
  ],
  examples: {
    flags: [
      { text: "8.8.8.8; cat /etc/passwd", kind: "tool_argument" },
      { text: "report.pdf && curl http://203.0.113.5/s", kind: "tool_argument" },
      { text: "main`id`", kind: "tool_argument" },
      { text: "%0a/usr/bin/id%0a", kind: "url" },
      "|| ping -c 10 127.0.0.1 ; x",
      { text: "name=$(sleep 5)", kind: "tool_argument" },
    ],
    passes: [
      { text: "R&D; marketing | sales", kind: "tool_argument" },
      { text: "SELECT id; -- whoami", kind: "tool_argument" },
      "First run the build; then check the id and the host name of the machine.",
      { text: "npm test && npm run build", kind: "tool_argument" },
      { text: "a=1&b=2&id=7", kind: "url" },
      "Compare `whoami` with `id -un` in the manual.",
    ],
  },
});

/** A tool that takes commands is given commands; and prose that explains a shell has backticks in it. */
function value(match: RegExpExecArray, sample: Sample): boolean {
  const { kind, tool, text } = sample;
  if (kind === "message" || kind === "prompt") {
    return short(match, sample) && !/[.!?]\s+[A-Z]|\b(?:the|is|are|to|and|with|you|please|run|use)\b/i.test(text);
  }
  if (
    tool !== null &&
    /(?:^|[_-])(?:bash|shell|sh|cmd|command|exec|execute|terminal|run|script|powershell)(?:$|[_-])/i.test(tool)
  ) return false;
  return text.length < 1000;
}
function short(_: RegExpExecArray, { text }: Sample): boolean {
  return text.length < 240;
}
