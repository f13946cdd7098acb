import { scan } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";

const RUNS = /\b(?:exec|eval)\s{0,2}\(\s{0,4}([^\n]{1,200})/;
const UNPACKS =
  /\b(?:b(?:64|32|85|16)decode|a85decode|unhexlify|fromhex|zlib\.decompress|lzma\.decompress|bz2\.decompress|gzip\.decompress|marshal\.loads|codecs\.decode)\s{0,2}\(/;

export default defineRule({
  id: "PY_DECODE_EXEC_001",
  title: "A script unpacks code that was hidden and runs it",
  why: "Code that is packed into a text is code that nobody was to read.",
  fix: "Unpack it without running it, and read that.",
  severity: "high",
  category: "supply-chain-exfil",
  lane: "block",
  maps: { asi: ["ASI04"], mcp: ["MCP04"], cwe: ["CWE-494"] },
  reads: ["document", "config", "tool_result", "resource", "tool_argument", "message"],
  keywords: ["exec(", "eval(", "compile("],
  match: scan(RUNS, (match, { text }) => {
    const argument = match[1] ?? "";
    if (UNPACKS.test(argument)) return true;
    // One assignment back: the value that is run was unpacked before.
    const name = /^(?:compile\s{0,2}\(\s{0,2})?([A-Za-z_]\w{0,40})\b(?!\s{0,2}\()/.exec(argument)?.[1];
    return name !== undefined &&
      new RegExp(`(?:^|[\\n;])\\s{0,16}${name}\\s{0,2}=\\s{0,2}[^\\n]{0,120}?${UNPACKS.source}`).test(
        text.slice(0, match.index),
      );
  }),
  examples: {
    flags: [
      {
        text: 'payload = zlib.decompress(base64.b64decode(BLOB))\nexec(compile(payload, "<string>", "exec"))',
        kind: "document",
      },
      { text: 'exec(bytes.fromhex("696d706f7274206f73").decode())', kind: "document" },
      { text: 'src = codecs.decode(TEXT, "rot13")\nexec(src)', kind: "document" },
      { text: "eval(marshal.loads(base64.b85decode(DATA)))", kind: "document" },
    ],
    passes: [{ text: "data = base64.b64decode(BLOB)\nimage = Image.open(io.BytesIO(data))", kind: "document" }, {
      text: 'exec(open("setup_vars.py").read())',
      kind: "document",
    }, { text: 'result = eval(expression, {"__builtins__": {}})', kind: "document" }],
  },
});
