import type { ShellCommand } from "../contract/rule.ts";
import { addressClass } from "./ip.ts";
import { isKeyFile, isSecretFile } from "./secret_files.ts";

/** Commands that only start another one; what follows them is what runs. */
const WRAPPERS = new Set([
  "sudo",
  "doas",
  "env",
  "nohup",
  "time",
  "exec",
  "command",
  "builtin",
  "setsid",
  "nice",
  "ionice",
  "stdbuf",
  "timeout",
  "busybox",
  "xargs",
  "then",
  "do",
  "else",
  "if",
  "while",
  "!",
]);
/** Options of each wrapper that take a value; what another one takes is the command itself: `sudo -E bash`. */
const VALUED: Readonly<Record<string, RegExp>> = {
  sudo: /^-\w*[ughpCrtTURD]$/,
  doas: /^-\w*[uC]$/,
  env: /^-\w*[uC]$/,
  nice: /^-n$/,
  ionice: /^-[cnp]$/,
  stdbuf: /^-[ioe]$/,
  timeout: /^-[ks]$/,
  xargs: /^-[IiLnPdEsa]$/,
  time: /^-[of]$/,
  exec: /^-a$/,
};
const INTERPRETERS =
  /^(?:(?:ba|da|z|k|c|tc|a|fi)?sh|python[\d.]*|pypy\d?|perl[\d.]*|ruby[\d.]*|node|nodejs|deno|bun|php[\d.]*|lua[\d.]*|pwsh|powershell|osascript|tclsh|Rscript|iex|invoke-expression|cmd)(?:\.exe)?$/i;
const FETCHERS =
  /^(?:curl|wget|fetch|aria2c|axel|lwp-request|lwp-download|http|https|xh|iwr|irm|invoke-webrequest|invoke-restmethod|lynx|links|w3m|ftp|tftp|certutil|bitsadmin)(?:\.exe)?$/i;
const DECODERS = /^(?:base64|base32|xxd|openssl|uudecode|gunzip|zcat|gzip|printf|echo|rev|tr|hex)$/i;

/** The command that really runs: its name without path, and its arguments, after sudo, env, xargs and their kind are taken off. */
export function effective(command: ShellCommand): Effective {
  const known = EFFECTIVE.get(command);
  if (known !== undefined) return known;
  const found = strip(command);
  EFFECTIVE.set(command, found);
  return found;
}

/** What is left of a command without its wrappers. */
export interface Effective {
  readonly name: string;
  readonly args: readonly string[];
}
// Several rules ask about the same commands. Only a saving: a command never changes.
const EFFECTIVE = new WeakMap<ShellCommand, Effective>();
const READINGS = new WeakMap<ShellCommand, readonly ShellCommand[]>();

function strip(command: ShellCommand): Effective {
  const argv = command.argv;
  let at = 0;
  while (at < argv.length) {
    const word = argv[at] ?? "";
    if (/^[A-Za-z_]\w*=/.test(word)) at++;
    else if (WRAPPERS.has(baseName(word))) {
      at++;
      const valued = VALUED[baseName(word)];
      while (at < argv.length && (argv[at] ?? "").startsWith("-")) at += valued?.test(argv[at] ?? "") ? 2 : 1;
      if (baseName(word) === "timeout" && /^[\d.]+[smhd]?$/.test(argv[at] ?? "")) at++;
    } else break;
  }
  return { name: baseName(argv[at] ?? ""), args: argv.slice(at + 1) };
}

function baseName(word: string): string {
  // In prose a comma or a full stop may cling to the last word.
  return word.slice(Math.max(word.lastIndexOf("/"), word.lastIndexOf("\\")) + 1).replace(/(?!^)[,.;:!?)]{1,3}$/, "");
}

/** Programs that a rule may look for; in prose a command starts at one of them. */
const STARTERS =
  /^(?:rm|curl|wget|(?:ba|z|da)?sh|nc|ncat|netcat|socat|dd|mkfs(?:\.\w+)?|chmod|chown|base64|python[\d.]*|perl|php|ruby|node|printenv|cat|tar|scp|rsync|dig|nslookup|echo|xxd|find|powershell|pwsh|iex|tee|crontab|eval|source|shred|wipefs|openssl|certutil|bitsadmin|mshta|regsvr32|rundll32|del|format|sudo|git|docker|podman|kubectl|nsenter|unshare|insmod|modprobe|mount|debugfs|iptables|nft|ufw|setenforce|systemctl|service|launchctl|spctl|csrutil|useradd|usermod|adduser|passwd|setcap|chattr|history|unset|export|npm|npx|pnpm|yarn|pip\d?|uv|uvx|pipx|gem|cargo|go|brew|code|cursor|claude|ssh|ssh-add|sftp|wmic|reg|schtasks|sc|net|netsh|vssadmin|bcdedit|wevtutil|set-mppreference|msiexec|cscript|wscript|installutil|msbuild|xmrig|aws|gcloud|az|vault|security|defaults|osascript|sqlite3|ln|install|auditctl|journalctl|tmux|screen|mv|cp|truncate|kill|killall|pkill|at|osascript|rclone|tcpdump|bpftool|ctr|crictl|capsh)(?:\.exe)?$/i;
/** Suffixes that are tried of one command. */
const READINGS_MAX = 8;

/**
 * The command as it stands, and, where it begins with words of a sentence ("please run rm -rf /"), the commands that start
 * further in. Sentences that advise against it ("never run …") have none.
 */
export function readings(command: ShellCommand): readonly ShellCommand[] {
  const known = READINGS.get(command);
  if (known !== undefined) return known;
  const found = findReadings(command);
  READINGS.set(command, found);
  return found;
}

function findReadings(command: ShellCommand): readonly ShellCommand[] {
  const { argv } = command;
  const first = argv[0] ?? "";
  if (argv.length < 2 || STARTERS.test(baseName(first)) || WRAPPERS.has(first)) return [command];
  const all = [command];
  for (let at = 1; at < argv.length && at < 64 && all.length < READINGS_MAX; at++) {
    if (!STARTERS.test(baseName(argv[at] ?? ""))) continue;
    const before = argv.slice(Math.max(0, at - 5), at);
    if (
      before.some((word) =>
        /^(?:not|never|don['’]t|dont|avoid|cannot|can['’]t|without|no|isn['’]t|instead|like|such|e\.g\.)$/i.test(word)
      )
    ) break;
    all.push({
      start: command.start,
      end: command.end,
      argv: argv.slice(at),
      pipedTo: command.pipedTo,
      redirects: command.redirects,
    });
  }
  return all;
}

/** True for a shell or a language that runs what it is given. */
export function isInterpreter(name: string): boolean {
  return INTERPRETERS.test(name);
}
/** True for a program that gets something from the network. */
export function isFetcher(name: string): boolean {
  return FETCHERS.test(name);
}

/** The commands of a pipeline from this one on; bounded, as a pipeline may be made of thousands. */
export function pipeline(command: ShellCommand): readonly ShellCommand[] {
  const all: ShellCommand[] = [];
  for (let next: ShellCommand | null = command; next !== null && all.length < 16; next = next.pipedTo) all.push(next);
  return all;
}

/** An interpreter that will run its standard input: no script, no `-c`, no module. */
function readsProgram(command: ShellCommand): boolean {
  const { name, args } = effective(command);
  if (/^(?:iex|invoke-expression)$/i.test(name)) return true;
  if (/^(?:source|\.)$/.test(name)) return args[0] === "/dev/stdin" || args[0] === "-";
  if (!isInterpreter(name)) return false;
  if (args.some((arg) => /^-(?:c|m|e|r|E|pe|ne|ie|p|n)$/.test(arg))) return false;
  // A bare word is no file name: in prose the sentence goes on after the interpreter.
  const first = args.find((arg) => !arg.startsWith("-"));
  const script = first !== undefined && /[./\\$]/.test(first) ? first : undefined;
  return script === undefined || script === "/dev/stdin" || args.includes("-s") || args.includes("-");
}

/** What is fetched is run at once: through a pipe, a substitution or a process substitution. */
export function fetchesAndRuns(command: ShellCommand): boolean {
  const stages = pipeline(command);
  const fetch = stages.findIndex((stage) => isFetcher(effective(stage).name));
  if (fetch >= 0 && stages.slice(fetch + 1).some(readsProgram)) return true;
  const { name, args } = effective(command);
  const runs = isInterpreter(name) || /^(?:eval|source|\.|iex|invoke-expression|exec)$/i.test(name);
  return runs && args.some((arg) =>
    /(?:\$\(|`|<\()\s*(?:sudo\s+)?(?:curl|wget|fetch|iwr|irm)\b/i.test(arg) ||
    // A shell line inside of another language's program: os.system('curl x | sh').
    /\b(?:curl|wget)\b[^|\n]{0,200}\|\s{0,3}(?:sudo\s)?(?:ba|z|da)?sh\b/.test(arg)
  );
}

/** What is decoded is run at once. */
export function decodesAndRuns(command: ShellCommand): boolean {
  const stages = pipeline(command);
  const decode = stages.findIndex((stage) => {
    const { name, args } = effective(stage);
    if (!DECODERS.test(name)) return false;
    if (/^(?:echo|printf)$/i.test(name)) return args.some((arg) => /(?:\\x[0-9a-f]{2}|\\[0-7]{3}){4}/i.test(arg));
    return /^(?:gunzip|zcat|uudecode)$/.test(name) ||
      args.some((arg) => /^(?:-d|-D|--decode|-di|-r|enc|-p|-r -p|-rp)$/.test(arg));
  });
  if (decode >= 0 && stages.slice(decode + 1).some(readsProgram)) return true;
  const { name, args } = effective(command);
  const runs = isInterpreter(name) || /^(?:eval|source|\.)$/.test(name);
  return runs &&
    args.some((arg) =>
      /(?:\$\(|`|<\()[^)`]{0,400}\b(?:base64|base32|xxd|openssl)\b[^)`]{0,80}\s-{1,2}(?:d|D|decode|r)\b/.test(arg)
    );
}

/** A shell that is handed to someone at the other end of a connection. */
export function opensRemoteShell(command: ShellCommand): boolean {
  const { name, args } = effective(command);
  const all = [...args, ...command.redirects].join(" ");
  if (
    /\/dev\/(?:tcp|udp)\/[^\s/]+\/\d/.test(all) && (isInterpreter(name) || /^(?:exec|cat|0)$/.test(name) || name === "")
  ) return true;
  if (/^(?:nc|ncat|netcat|nc\.traditional|nc\.openbsd)(?:\.exe)?$/i.test(name)) {
    if (
      args.some((arg) => /^(?:-[a-z]*[ec]|--exec|--sh-exec)$/i.test(arg)) &&
      /\b(?:ba|z|da)?sh\b|cmd(?:\.exe)?|powershell/i.test(all)
    ) return true;
    const next = command.pipedTo;
    if (next !== null && isInterpreter(effective(next).name)) return true;
  }
  if (name === "socat" && /exec:|system:/i.test(all) && /tcp|udp|openssl/i.test(all)) return true;
  if (isInterpreter(name) && /socket|fsockopen|TCPSocket|Socket::INET|net\.connect/i.test(all)) {
    return /(?:\/bin\/(?:ba|z|da)?sh|cmd(?:\.exe)?|dup2|pty\.spawn|popen|exec\b)/i.test(all);
  }
  return false;
}

const DEEP_ROOTS =
  /^(?:\/(?:\*|\.\*?)?|~\/?\*?|\$\{?HOME\}?\/?\*?|\/(?:etc|usr|var|bin|sbin|boot|lib|lib64|home|root|opt|sys|dev|srv|Users|System|Library|Windows)\/?\*?|[A-Za-z]:\\?\*?|[A-Za-z]:\\(?:Windows|Users)\\?\*?|\*)$/;

/** As manuals write a disk that the reader is to fill in. */
const IS_NO_DEVICE = /\/dev\/(?:[svh]dX|xvdX|nvmeXn\w|r?diskN|sd\?)/;

/** Destroys what a machine or its owner cannot do without: the root, the home, a disk, all permissions. */
export function destroys(command: ShellCommand): boolean {
  const { name, args } = effective(command);
  const flags = args.filter((arg) => arg.startsWith("-")).join(" ");
  if (
    name === "rm" &&
    (/--no-preserve-root/.test(flags) ||
      (/-[a-zA-Z]*[rR]|--recursive/.test(flags) && /-[a-zA-Z]*f|--force/.test(flags)))
  ) {
    return /--no-preserve-root/.test(flags) || args.some((arg) => arg !== "*" && DEEP_ROOTS.test(arg));
  }
  if (/^mkfs(?:\.\w+)?$/.test(name)) return args.some((arg) => arg.startsWith("/dev/"));
  if (name === "dd") {
    return args.some((arg) =>
      /^of=\/dev\/(?:sd|hd|nvme|vd|xvd|mmcblk|disk|rdisk)/.test(arg) && !IS_NO_DEVICE.test(arg)
    );
  }
  if (name === "shred" || name === "wipefs") {
    return args.some((arg) => /^\/dev\/(?:sd|hd|nvme|vd|xvd|mmcblk|disk)/.test(arg) && !IS_NO_DEVICE.test(arg));
  }
  if (name === "chmod" || name === "chown") {
    // What is served or installed apart has owners of its own: "chown -R app:app /srv" is in many images.
    return /-[a-zA-Z]*R|--recursive/.test(flags) &&
      args.some((arg) => DEEP_ROOTS.test(arg) && arg !== "*" && !(name === "chown" && /^\/(?:srv|opt)\/?$/.test(arg)));
  }
  if (name === "find") return DEEP_ROOTS.test(args[0] ?? "") && args.includes("-delete");
  if (/^(?:del|erase|rd|rmdir)$/i.test(name)) {
    return args.some((arg) => /^\/s$/i.test(arg)) && args.some((arg) => DEEP_ROOTS.test(arg));
  }
  if (/^format(?:\.com)?$/i.test(name)) {
    return args.some((arg) => /^[a-z]:$/i.test(arg)) && args.some((arg) => /^\/(?:y|q|fs)/i.test(arg));
  }
  return command.redirects.some((target) => /^\/dev\/(?:sd|hd|nvme|vd|xvd|mmcblk)/.test(target));
}

/** Files that run something later: start-up files, timers, trusted keys. */
const PERSISTENT =
  /(?:^|[/~])(?:\.(?:bashrc|bash_profile|bash_login|profile|zshrc|zshenv|zprofile|kshrc)|\.config\/(?:fish\/config\.fish|autostart\/[^\s]+|systemd\/user\/[^\s]+)|\.ssh\/(?:authorized_keys|rc)|Library\/Launch(?:Agents|Daemons)\/[^\s]+)$|^\/etc\/(?:profile|bash\.bashrc|crontab|cron\.[a-z.]+\/[^\s]+|rc\.local|ld\.so\.preload|sudoers(?:\.d\/[^\s]+)?|systemd\/system\/[^\s]+|init\.d\/[^\s]+|passwd|shadow|hosts)$|^\/var\/spool\/cron\/[^\s]+/;

/** Names the file that a command writes and that will run or grant something later; null when there is none. */
export function persistsIn(command: ShellCommand): string | null {
  for (const stage of pipeline(command)) {
    const target = stage.redirects.find((path) => PERSISTENT.test(path));
    if (target !== undefined) return target;
    const { name, args } = effective(stage);
    if (name === "tee" || name === "install") {
      const file = args.find((arg) => PERSISTENT.test(arg));
      if (file !== undefined) return file;
    }
    if (name === "crontab" && stage !== command && (args.length === 0 || args[0] === "-")) return "crontab";
  }
  return null;
}

/** Flags of scp, rsync and sftp whose next word is a value. */
const TAKES_VALUE =
  /^(?:-[a-zA-Z]{0,4}[eiPFJolcS]|--(?:rsh|exclude|include|filter|port|password-file|log-file|files-from|bwlimit))$/;

/** Sends a file, a variable or another command's output to a place that is not local. */
export function uploads(command: ShellCommand): { readonly file: string } | null {
  const { name, args } = effective(command);
  if (/^curl(?:\.exe)?$/i.test(name)) {
    for (const [index, arg] of args.entries()) {
      const inline =
        /^(?:--data(?:-binary|-raw|-urlencode|-ascii)?|--form|--form-string|--upload-file|--json|-d|-F|-T)=?(.*)$/.exec(
          arg,
        );
      if (inline === null) continue;
      const value = (inline[1] ?? "") === "" ? args[index + 1] ?? "" : inline[1] ?? "";
      const takesPath = /^(?:--upload-file|-T)/.test(arg);
      const file = takesPath ? value : /(?:^|=)[@<](.+)$/.exec(value)?.[1] ?? (/\$\(|`/.test(value) ? value : null);
      if (file !== null) return { file };
    }
    return null;
  }
  if (/^wget(?:\.exe)?$/i.test(name)) {
    const file = args.map((arg) => /^--(?:post|body)-(?:file|data)=(.*)$/.exec(arg)?.[1] ?? null).find((value) =>
      value !== null
    );
    return file === undefined || file === null ? null : { file };
  }
  if (/^(?:scp|rsync|sftp)$/.test(name)) {
    // What stands behind a flag with a value (`-e "ssh -i key"`, `-i key`, `-P 22`) is not copied.
    const paths = args.filter((arg, index) => !arg.startsWith("-") && !TAKES_VALUE.test(args[index - 1] ?? ""));
    const target = paths.at(-1) ?? "";
    return /^[^/\s:]+:|^\w+:\/\//.test(target) && paths.length > 1 ? { file: paths.slice(0, -1).join(" ") } : null;
  }
  return null;
}

/** Words of a command that name a file of secrets. */
export function secretArguments(command: ShellCommand): readonly string[] {
  return command.argv.filter((word) => isSecretFile(word));
}

/** True when a command reads a file that holds keys and nothing else. */
export function readsKeyFile(command: ShellCommand): boolean {
  const { name, args } = effective(command);
  if (
    !/^(?:cat|less|more|head|tail|tac|nl|strings|xxd|base64|base32|od|hexdump|cp|mv|scp|rsync|tar|zip|gpg|openssl|grep|egrep|rg|awk|sed|cut|sort|type|get-content|gc|bat|dd|curl|wget|nc|rclone|paste|tee|vim?|nano|jq|more)$/i
      .test(name)
  ) return false;
  return args.some((arg) => isKeyFile(arg));
}

/** True when some argument is a URL or a host outside of this machine and its network. */
export function leavesNetwork(command: ShellCommand): boolean {
  return command.argv.some((word) => {
    const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@\s]*@)?(\[[0-9a-f:.]+\]|[\w.-]+)/i.exec(word)?.[1] ?? "";
    if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(word) && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return false;
    const kind = addressClass(host);
    return kind === "public" || kind === "name";
  });
}
