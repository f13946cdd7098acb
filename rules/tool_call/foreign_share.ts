import { addressClass, scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

export default defineRule({
  id: "TC-102",
  title: "A path argument leads to a stranger's file server",
  why: "Windows logs on to the server by itself: the path alone hands over a hash of the user's password.",
  fix: "Refuse network paths; block SMB to the outside.",
  severity: "high",
  category: "tool-call",
  lane: "block",
  maps: { asi: ["ASI02", "ASI03"], mcp: ["MCP05"], cwe: ["CWE-73", "CWE-522"] },
  reads: ["tool_argument", "url", "command"],
  keywords: ["\\\\", "file://", "smb://"],
  match: scan(
    /(?:^|[\s"'=(])(?:\\\\(?:\?\\UNC\\)?|smb:\/\/|file:\/\/)([\w.-]{4,120})(?:@(?:SSL|\d{2,5}))?[\\\/][^\s"']{1,160}/i,
    (match) => {
      const host = match[1] ?? "";
      const kind = addressClass(host);
      return kind !== "private" && kind !== "loopback" && kind !== "name" ||
        kind === "name" && /\.[a-z]{2,}$/i.test(host) && !/\.(?:local|internal|lan|corp|home|localdomain)$/i.test(host);
    },
  ),
  examples: {
    flags: [{ text: "\\\\203.0.113.9\\share\\doc.docx", kind: "tool_argument" }, {
      text: "file://attacker.example/share/x",
      kind: "url",
    }, { text: "\\\\files.example.net@SSL\\dav\\a.png", kind: "tool_argument" }],
    passes: [{ text: "\\\\fileserver\\team\\plan.docx", kind: "tool_argument" }, {
      text: "file:///home/ada/notes.md",
      kind: "url",
    }, { text: "C:\\Users\\ada\\a.txt", kind: "tool_argument" }],
  },
});
