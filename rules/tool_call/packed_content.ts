import { defineRule } from "oktsec/rule";
import type { Sample } from "oktsec/rule";

export default defineRule({
  id: "TC-010",
  title: "A file is written whose content nobody can read",
  why: "Escapes or base64 over pages hide what the file will do when it is opened.",
  fix: "Decode it first.",
  severity: "medium",
  category: "tool-call",
  lane: "flag",
  maps: { asi: ["ASI02"], mcp: ["MCP05"], cwe: ["CWE-506"] },
  reads: ["tool_argument"],
  match: (sample: Sample) => {
    const { text, tool } = sample;
    if (tool === null || text.length < 2_000 || !/write|create|save|append|edit|put/i.test(tool)) return false;
    const head = text.slice(0, 40_000);
    if (/^data:image\/|^iVBOR|^\/9j\/|^R0lGOD|^JVBER|^UEsDB|^-----BEGIN/.test(head)) return false;
    const escapes = head.match(/\\x[0-9a-f]{2}|%[0-9a-f]{2}|\\u00[0-9a-f]{2}/gi)?.length ?? 0;
    return escapes * 4 > head.length * 0.6 ||
      /^[A-Za-z0-9+\/=\s]+$/.test(head) && !/\s[a-z]{2,12}\s/.test(head) && /[0-9+\/]/.test(head);
  },
  examples: {
    flags: [{ text: "\\x41\\x42\\x43".repeat(300), kind: "tool_argument", tool: "write_file" }, {
      text: "aGVsbG8gd29ybGQx".repeat(200),
      kind: "tool_argument",
      tool: "create_file",
    }, { text: "%3c%73%63%72".repeat(300), kind: "tool_argument", tool: "save_note" }],
    passes: [{ text: "plain words of a long note. ".repeat(200), kind: "tool_argument", tool: "write_file" }, {
      text: "iVBORw0KGgoAAAANSUhEUgAA" + "aB3dE5".repeat(500),
      kind: "tool_argument",
      tool: "write_file",
    }, { text: "aGVsbG8gd29ybGQx", kind: "tool_argument", tool: "write_file" }],
  },
});
