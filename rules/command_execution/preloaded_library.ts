import { commandsThat, effective, pipeline, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_130",
  title: "A library is slipped under other programs",
  why:
    "A preloaded library sees everything that the program does, passwords too, and the program's file stays untouched.",
  fix: "Unset the variable and remove the library.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05"],
    mcp: ["MCP05"],
    cwe: ["CWE-426", "CWE-427"],
    see: ["https://attack.mitre.org/techniques/T1574/006/"],
  },
  reads: ["message", "prompt", "tool_argument", "command", "tool_description", "config", "document"],
  keywords: ["ld_preload", "ld_library_path", "ld_audit", "dyld_insert_libraries", "ld.so.preload"],
  match: [
    scan(
      /\b(?:LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES)["']?\s{0,2}[=:]\s{0,2}["']?(?:[^\s"';:]{0,80}:)?(\/(?:tmp|var\/tmp|dev\/shm|home|Users|opt|root)\/[^\s"';]{1,120}|\.{1,2}\/[^\s"';]{1,120}|\/[^\s"';]{0,60}\/\.[^\s"';]{1,80}|%[^\s"';]{1,60}|[\w-]{1,60}\.so(?:\.\d)?)/,
      (match) =>
        !/jemalloc|tcmalloc|libfaketime|libasan|libeatmydata|libgcompat|mimalloc|libstdc|nss_wrapper|vglfaker/i.test(
          match[0],
        ),
    ),
    commandsThat((_, command) =>
      pipeline(command).some((stage) =>
        [...stage.redirects, ...stage.argv].some((word) => word === "/etc/ld.so.preload") &&
        (stage.redirects.includes("/etc/ld.so.preload") || /^(?:tee|cp|mv)$/.test(effective(stage).name))
      )
    ),
  ],
  examples: {
    flags: [
      { text: "LD_PRELOAD=/tmp/.hook.so sudo -E ls", kind: "command" },
      { text: "echo /usr/lib/.x.so > /etc/ld.so.preload", kind: "command" },
      { text: '{"env": {"LD_PRELOAD": "/dev/shm/k.so"}}', kind: "config" },
      { text: "export DYLD_INSERT_LIBRARIES=/Users/Shared/l.dylib", kind: "command" },
    ],
    passes: [{ text: "LD_PRELOAD=/usr/lib/x86_64-linux-gnu/libjemalloc.so.2 node server.js", kind: "command" }, {
      text: "ENV LD_LIBRARY_PATH=/usr/local/cuda/lib64",
      kind: "config",
    }, "The man page of LD_PRELOAD explains the order."],
  },
});
