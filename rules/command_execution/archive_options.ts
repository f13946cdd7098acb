import { commandsThat, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_109",
  title: "An archiver is told to run a program",
  why: "A checkpoint action or a filter of tar is a command; in a list of file names it is an injection.",
  fix: "Refuse names that start with a dash, and these options.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: { asi: ["ASI05", "ASI02"], mcp: ["MCP05"], cwe: ["CWE-88"], see: ["https://gtfobins.github.io/gtfobins/tar/"] },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "document", "tool_result"],
  keywords: [
    "rsync -e",
    "checkpoint-action",
    "--to-command",
    "--use-compress-program",
    "--rsh=",
    "--rsh ",
    "unzip-command",
    "--info-script",
    "--new-volume-script",
  ],
  match: [
    commandsThat(({ name, args }) => {
      if (/^(?:tar|gtar|bsdtar)$/.test(name)) {
        return args.some((arg, index) =>
          /^--(?:checkpoint-action=exec|to-command|info-script|new-volume-script)/.test(arg) ||
          /^(?:--use-compress-program|-I)(?:=|$)/.test(arg) &&
            /\b(?:sh|bash|python\d?|perl|nc|curl)\b|[;|`$]/.test(`${arg} ${args[index + 1] ?? ""}`)
        );
      }
      if (name === "zip") {
        return args.some((arg) => /^(?:-TT|--unzip-command)/.test(arg)) &&
          args.some((arg) => /^(?:-T|--test|-TT.*)$/.test(arg));
      }
      return name === "rsync" &&
        args.some((arg, index) =>
          /^(?:-e|--rsh)(?:=|$)/.test(arg) &&
          /(?:^|[\s=])(?:sh|bash|\/bin\/(?:ba)?sh)\b|[;|`]/.test(`${arg} ${args[index + 1] ?? ""}`)
        );
    }),
    scan(
      /^\s{0,3}["']?--(?:checkpoint-action=exec=|to-command=|use-compress-program=)[^\n]{1,120}/i,
      (_, { kind }) => kind === "tool_argument" || kind === "message",
    ),
  ],
  examples: {
    flags: [
      { text: "--checkpoint-action=exec=sh payload.sh", kind: "tool_argument" },
      { text: "tar cf /dev/null x --checkpoint=1 --checkpoint-action=exec=/bin/sh", kind: "command" },
      { text: "tar xf a.tar --to-command='sh -c \"id\"'", kind: "command" },
      { text: "rsync -e 'sh -c \"sh 0<&2 1>&2\"' 127.0.0.1:/dev/null", kind: "command" },
    ],
    passes: [
      { text: "tar --use-compress-program=zstd -cf a.tar.zst dir", kind: "command" },
      { text: "rsync -e ssh -av src/ host:dst/", kind: "command" },
      { text: "tar czf backup.tgz --checkpoint=100 data", kind: "command" },
      { text: "checkpoint-action", kind: "tool_argument" },
    ],
  },
});
