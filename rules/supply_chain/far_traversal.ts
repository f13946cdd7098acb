import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "SUPPLY_009",
  title: "An archive or import path climbs to a system file",
  why: "The entry is unpacked outside of its folder, over a file that matters.",
  fix: "Refuse entries that leave their folder.",
  severity: "high",
  category: "supply-chain",
  lane: "flag",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["message", "tool_argument", "tool_result", "resource", "document"],
  keywords: ["../../../"],
  match: scan(
    /(?:^|[\s"'=(])(?:[\w.-]{1,40}\/){0,4}(?:\.{2}\/){3,20}(?:etc\/(?:passwd|shadow|cron|sudoers|profile|ld\.so)|root\/|home\/[\w-]{1,30}\/\.|Users\/[\w-]{1,30}\/\.|proc\/self|var\/spool\/cron|windows\/system32)[^\s"']{0,80}/i,
    // A server's log of a request that it refused.
    (match, { text }) =>
      !/^\s{1,2}HTTP\/\d(?:\.\d)?"\s[45]\d\d\b/.test(
        text.slice(match.index + match[0].length, match.index + match[0].length + 24),
      ),
  ),
  examples: {
    flags: [{ text: "zip entry: docs/../../../../etc/cron.d/x", kind: "document" }, {
      text: "extracting ../../../home/ada/.ssh/authorized_keys",
      kind: "tool_result",
    }, { text: 'name = "../../../../etc/ld.so.preload"', kind: "document" }],
    passes: [{ text: 'import { a } from "../../../lib/a.ts"', kind: "document" }, {
      text: "see ../../../docs/etc.md",
      kind: "document",
    }, {
      text: '"GET /index.php?page=../../../../etc/passwd HTTP/1.1" 403 199',
      kind: "tool_result",
    }, { text: "path: ../../../home/page.html", kind: "document" }],
  },
});
