import { commandsThat } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_131",
  title: "The record of commands is switched off or erased",
  why: "Whoever does this expects that somebody will look later.",
  fix: "Refuse it, and look at what was run around it.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI10", "ASI05"],
    mcp: ["MCP08"],
    cwe: ["CWE-778"],
    see: ["https://attack.mitre.org/techniques/T1070/003/"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "document"],
  keywords: [
    "set-psreadlineoption",
    "history -c",
    "history -w",
    "histfile",
    "histsize",
    "histcontrol",
    "histfilesize",
    "_history",
    "clear-history",
    "savehistory",
    "consolehost_history",
    "set +o history",
  ],
  match: [
    commandsThat(({ name, args }, command) => {
      const line = args.join(" ");
      if (name === "history") return args.some((arg) => /^-\w{0,2}[cd]/.test(arg));
      if (name === "unset") return /\bHIST(?:FILE|SIZE|FILESIZE)\b/.test(line);
      if (name === "set") return /\+o\s{1,2}history/.test(line);
      if (/^(?:rm|shred|truncate|ln|unlink)$/.test(name)) {
        return args.some((arg) =>
          /(?:^|[\/~])\.(?:bash|zsh|sh|python|mysql|psql|node_repl|fish)_history$|ConsoleHost_history\.txt/.test(arg)
        );
      }
      if (command.redirects.some((path) => /(?:^|\/)\.(?:bash|zsh|sh)_history$/.test(path))) {
        return /^(?:|:|cat|echo|true)$/.test(name);
      }
      return /\bHIST(?:FILE=(?:\/dev\/null|["']?["']?$)|(?:FILE)?SIZE=0)/.test(command.argv.join(" "));
    }),
    /\b(?:Clear-History\b|Set-PSReadLineOption\b[^\n]{0,40}SaveNothing|Remove-Item\b[^\n]{0,80}ConsoleHost_history)/i,
  ],
  examples: {
    flags: [
      { text: "history -c && exit", kind: "command" },
      { text: "unset HISTFILE; export HISTSIZE=0", kind: "command" },
      { text: "ln -sf /dev/null ~/.bash_history", kind: "command" },
      { text: "rm -f ~/.zsh_history ~/.bash_history", kind: "tool_argument" },
      { text: "Set-PSReadLineOption -HistorySaveStyle SaveNothing", kind: "command" },
    ],
    passes: [{ text: "history | tail -20", kind: "command" }, { text: "export HISTSIZE=10000", kind: "command" }, {
      text: "grep docker ~/.bash_history",
      kind: "command",
    }, "The browser keeps its history for ninety days."],
  },
});
