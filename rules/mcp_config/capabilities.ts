import { allEntries, looseJson, mcpServers, strings } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "MCPCFG_010",
  title: "A container is granted a capability that breaks its walls",
  why: "SYS_ADMIN, SYS_PTRACE and SYS_MODULE are root on the host by another name.",
  fix: "Drop all, add the single one that is needed.",
  severity: "medium",
  category: "mcp-config",
  lane: "flag",
  maps: { asi: ["ASI03"], mcp: ["MCP02"], cwe: ["CWE-250"] },
  reads: ["config"],
  keywords: ["sys_admin", "sys_ptrace", "sys_module", "dac_read_search", "sys_rawio"],
  match: function* (sample: Sample): Generator<Span> {
    for (const entry of allEntries(looseJson(sample))) {
      if (
        /^(?:cap_?add|capAdd|add)$/i.test(entry.key) &&
        strings(entry.value).some((value) =>
          /^(?:CAP_)?(?:SYS_ADMIN|SYS_PTRACE|SYS_MODULE|DAC_READ_SEARCH|SYS_RAWIO|ALL)$/i.test(value)
        )
      ) yield { start: entry.start, end: entry.end };
    }
    for (const { args, start, end } of mcpServers(sample)) {
      if (/--cap-add[= ](?:CAP_)?(?:SYS_ADMIN|SYS_PTRACE|SYS_MODULE|DAC_READ_SEARCH|SYS_RAWIO)/i.test(args.join(" "))) {
        yield { start, end };
      }
    }
  },
  examples: {
    flags: [{ text: '{"services": {"x": {"cap_add": ["SYS_ADMIN"]}}}', kind: "config" }, {
      text: '{"mcpServers": {"x": {"command": "docker", "args": ["run", "--cap-add", "SYS_PTRACE", "img"]}}}',
      kind: "config",
    }, { text: '{"securityContext": {"capabilities": {"add": ["SYS_MODULE"]}}}', kind: "config" }],
    passes: [{ text: '{"services": {"x": {"cap_add": ["NET_BIND_SERVICE"]}}}', kind: "config" }, {
      text: '{"drop": ["SYS_ADMIN"]}',
      kind: "config",
    }, { text: "SYS_ADMIN is a capability.", kind: "document" }],
  },
});
