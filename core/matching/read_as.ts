/** What a text is besides the kind that it came as: a file of nothing but commands, a result that is a call of a tool. */
import { type Part, PART_KINDS } from "../contract/envelope.ts";

const CHARS_MAX = 1_000;
const LINES_MAX = 8;
/** Of its lines, comments not counted. */
const SHARE_MIN = 0.6;

/** How a line begins that a shell is to run: a program that scripts call, or a name that is spelled to be no word. */
const COMMAND = new RegExp(
  String
    .raw`^(?:\$ |PS [^>]{0,80}> ?)?(?:sudo (?:-\w+ )?)?(?:(?:/\w+){0,4}/)?(?:curl|wget|docker|podman|kubectl|helm|aws|gcloud|gsutil|az|terraform|rm|cp|mv|dd|chmod|chown|chattr|cat|tee|echo|printf|bash|sh|zsh|python[23]?|node|deno|bun|npm|npx|pnpm|yarn|pip3?|uvx?|gem|cargo|perl|ruby|php|git|gh|ssh|scp|rsync|nc|ncat|socat|reg|certutil|bitsadmin|mshta|rundll32|regsvr32|wmic|powershell|pwsh|cmd|schtasks|netsh|sc|vssadmin|icacls|iwr|irm|iex|tar|zip|unzip|grep|sed|awk|xargs|crontab|systemctl|launchctl|defaults|osascript|useradd|usermod|adduser|passwd|visudo|iptables|ufw|mysql|psql|mongo(?:sh)?|redis-cli|sqlite3|mount|umount|nsenter|unshare|capsh|chroot|openssl|gpg|base64|xxd|eval|exec|nohup|pkill|shred|start /\w+|net (?:user|localgroup|use|stop)|find [./~]\S*|export \w+=\S*|env \w+=\S*|security (?:find|dump|export|unlock)-\S+|mkfs(?:\.\w+)?|apt|apt-get|yum|dnf|brew|apk|Add-MpPreference|Set-MpPreference|Invoke-\w+|New-\w+|Set-\w+|Start-\w+)(?:\.exe)?(?: |$)|^[A-Za-z_]\w{0,30}=\$\(|^(?:\$\(|\$\{|[a-z]{1,6}(?:''|""|\\)["']{0,2}[a-z]|[a-z]{2,10}\$\{?IFS)`,
);

/** True for a short text of which nearly every line is a command. */
export function isCommandLine(text: string): boolean {
  if (text.length > CHARS_MAX) return false;
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
  if (lines.length === 0 || lines.length > LINES_MAX) return false;
  return lines.filter((line) => COMMAND.test(line)).length >= lines.length * SHARE_MIN;
}

const CALL =
  /^\s{0,8}\{\s{0,8}"(?:tool|name|function|tool_name)"\s{0,4}:\s{0,4}"[\w./:-]{1,64}"\s{0,4},\s{0,8}"(?:args|arguments|parameters|params|input|tool_input)"\s{0,4}:\s{0,4}["{]/;

/** True for a text that is the call of a tool: whoever carries it out hands on its arguments. */
export function isToolCall(text: string): boolean {
  return CALL.test(text);
}

const FILES = 1 << PART_KINDS.indexOf("document") | 1 << PART_KINDS.indexOf("resource");
const DATA = FILES | 1 << PART_KINDS.indexOf("tool_result");
const COMMAND_KIND = 1 << PART_KINDS.indexOf("command");
const ARGUMENT_KIND = 1 << PART_KINDS.indexOf("tool_argument");

/** The kinds that a text is read as, a bit for each place in PART_KINDS: a file of nothing but commands is a command, too, and data may be the call of a tool. */
export function kindsRead({ kind }: Part, text: string): number {
  let kinds = 1 << PART_KINDS.indexOf(kind);
  if ((kinds & FILES) !== 0 && isCommandLine(text)) kinds |= COMMAND_KIND;
  if ((kinds & DATA) !== 0 && isToolCall(text)) kinds |= ARGUMENT_KIND;
  return kinds;
}
